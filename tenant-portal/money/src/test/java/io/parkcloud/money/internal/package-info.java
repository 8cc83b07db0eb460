@NullMarked
package io.parkcloud.money.internal;

import org.jspecify.annotations.NullMarked;
