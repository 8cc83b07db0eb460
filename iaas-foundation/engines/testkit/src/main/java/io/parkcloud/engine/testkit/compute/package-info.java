/** What every compute engine must do, split by subject. One subclass per driver; a driver never overrides a rule. */
@NullMarked
package io.parkcloud.engine.testkit.compute;

import org.jspecify.annotations.NullMarked;
