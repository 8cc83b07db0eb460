/**
 * Storage: what other modules may see of it. A <em>volume</em> is a block device of a project; where it is plugged in is a
 * resource of its own, which belongs to compute. One folder for each kind.
 */
@NullMarked
package io.parkcloud.storage;

import org.jspecify.annotations.NullMarked;
