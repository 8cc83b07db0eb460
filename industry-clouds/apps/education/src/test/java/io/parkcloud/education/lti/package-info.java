/** What a tool is told. */
@NullMarked
package io.parkcloud.education.lti;

import org.jspecify.annotations.NullMarked;
