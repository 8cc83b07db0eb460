/** LTI 1.3 as the platform: tools that are registered, and how somebody is launched into one. */
@NullMarked
package io.parkcloud.education.lti;

import org.jspecify.annotations.NullMarked;
