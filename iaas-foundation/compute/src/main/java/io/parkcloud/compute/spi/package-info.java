/**
 * What the compute module needs of an engine. Drivers see this package, {@code storage.spi} and the kernel, nothing else.
 * Vocabulary: a <em>host</em> runs guests; an <em>instance</em> is what the platform calls a guest; to <em>define</em> is
 * to make a host know an instance without starting it; a <em>token</em> is the fencing token of the lease under which the
 * caller acts.
 */
@NullMarked
package io.parkcloud.compute.spi;

import org.jspecify.annotations.NullMarked;
