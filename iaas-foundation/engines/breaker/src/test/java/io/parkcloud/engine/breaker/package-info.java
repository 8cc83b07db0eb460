/** Breakers around a port made up for the tests, and around real contracts. */
@NullMarked
package io.parkcloud.engine.breaker;

import org.jspecify.annotations.NullMarked;
