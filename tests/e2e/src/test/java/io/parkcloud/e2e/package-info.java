/**
 * The demo as a newcomer gets it, on real engines, seen from outside: nothing here links against the product. One box is
 * started for all classes, which run in the order that they name; the last one removes it and looks whether anything is left.
 */
@NullMarked
package io.parkcloud.e2e;

import org.jspecify.annotations.NullMarked;
