/** Estimates over HTTP. */
@NullMarked
package io.parkcloud.money.web;

import org.jspecify.annotations.NullMarked;
