/**
 * What the storage module needs of an engine. Drivers see this package and the kernel, nothing else. Vocabulary: a
 * <em>volume</em> is a block device that the platform named; a {@linkplain io.parkcloud.storage.spi.DiskSource source} is
 * how a hypervisor on a host reaches it; a <em>token</em> is the fencing token of the lease under which the caller acts.
 */
@NullMarked
package io.parkcloud.storage.spi;

import org.jspecify.annotations.NullMarked;
