/** What the signed-in user may know about themselves. */
@NullMarked
package io.parkcloud.tenancy.web;

import org.jspecify.annotations.NullMarked;
