/** YAML that users write, read so that errors can say where. */
@NullMarked
package io.parkcloud.control.yaml;

import org.jspecify.annotations.NullMarked;
