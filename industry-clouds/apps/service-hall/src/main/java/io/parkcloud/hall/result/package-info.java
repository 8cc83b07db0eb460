/**
 * Result documents (结果文书): what a decided case ends in, as a PDF that anybody can check. It is signed after ETSI EN 319 142-1
 * (PAdES, baseline B-B) with a key the hall keeps in its data directory, made the first time a decided case is looked at, and the
 * same bytes ever after.
 */
@NullMarked
package io.parkcloud.hall.result;

import org.jspecify.annotations.NullMarked;
