@NullMarked
package io.parkcloud.healthcare.search;

import org.jspecify.annotations.NullMarked;
