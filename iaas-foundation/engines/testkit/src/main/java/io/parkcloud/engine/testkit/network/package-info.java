/** What every network engine must do, one abstract class for each kind of object; a driver's tests subclass all of them. */
@NullMarked
package io.parkcloud.engine.testkit.network;

import org.jspecify.annotations.NullMarked;
