/** Pages. */
@NullMarked
package io.parkcloud.education.web;

import org.jspecify.annotations.NullMarked;
