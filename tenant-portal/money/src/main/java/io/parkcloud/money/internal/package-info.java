/** The price book's kind, and the book that is in force. */
@NullMarked
package io.parkcloud.money.internal;

import org.jspecify.annotations.NullMarked;
