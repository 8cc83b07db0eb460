/** The kind VolumeAttachment. */
@NullMarked
package io.parkcloud.compute.attachment;

import org.jspecify.annotations.NullMarked;
