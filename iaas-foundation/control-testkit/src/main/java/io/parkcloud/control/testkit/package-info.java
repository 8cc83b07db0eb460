/** What tests of modules share: a real database of their own, the contract of the store, a clock that stands still, a kind of no consequence. */
@NullMarked
package io.parkcloud.control.testkit;

import org.jspecify.annotations.NullMarked;
