/**
 * Texts in the hall's two languages, for what is stored rather than written in a message bundle.
 */
@NullMarked
package io.parkcloud.hall.text;

import org.jspecify.annotations.NullMarked;
