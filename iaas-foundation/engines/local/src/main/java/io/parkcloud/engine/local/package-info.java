/**
 * Volumes and images as files on this host. A volume is a qcow2 file named after it; an image is a manifest that names
 * files by their SHA-256. Everything is written under a temporary name first, so what has its final name is whole.
 */
@NullMarked
package io.parkcloud.engine.local;

import org.jspecify.annotations.NullMarked;
