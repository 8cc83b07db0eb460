/** What the benches say, and how they reckon. */
@NullMarked
package io.parkcloud.bench;

import org.jspecify.annotations.NullMarked;
