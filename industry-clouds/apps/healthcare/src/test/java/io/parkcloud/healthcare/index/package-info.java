@NullMarked
package io.parkcloud.healthcare.index;

import org.jspecify.annotations.NullMarked;
