/**
 * Guests through libvirt and QEMU. A domain's UUID is the instance's id and a disk's alias carries the volume's id, so
 * everything the driver must know of a guest can be read back from libvirt. The domain XML is rendered by a pure class.
 */
@NullMarked
package io.parkcloud.engine.libvirt;

import org.jspecify.annotations.NullMarked;
