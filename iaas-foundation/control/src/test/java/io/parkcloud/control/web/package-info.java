@NullMarked
package io.parkcloud.control.web;

import org.jspecify.annotations.NullMarked;
