/**
 * Compute: what other modules may see of it. A <em>host</em> runs guests, a <em>flavor</em> is a size, an <em>image</em> is
 * what a guest starts from, a <em>key pair</em> lets somebody sign in, an <em>instance</em> is a guest. One folder for each
 * kind, and one for placement.
 */
@NullMarked
package io.parkcloud.compute;

import org.jspecify.annotations.NullMarked;
