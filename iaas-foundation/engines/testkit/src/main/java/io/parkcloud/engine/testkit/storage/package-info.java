/** What every block storage engine must do, split by subject. One subclass per driver; a driver never overrides a rule. */
@NullMarked
package io.parkcloud.engine.testkit.storage;

import org.jspecify.annotations.NullMarked;
