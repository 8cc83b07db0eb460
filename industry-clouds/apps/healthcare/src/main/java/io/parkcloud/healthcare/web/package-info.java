/** Pages for clinicians, auditors and administrators. */
@NullMarked
package io.parkcloud.healthcare.web;

import org.jspecify.annotations.NullMarked;
