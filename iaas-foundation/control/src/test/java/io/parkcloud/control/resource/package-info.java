@NullMarked
package io.parkcloud.control.resource;

import org.jspecify.annotations.NullMarked;
