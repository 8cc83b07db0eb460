/** What patients allow. One SQL condition, put into every statement that reads, decides what a clinician sees. */
@NullMarked
package io.parkcloud.healthcare.consent;

import org.jspecify.annotations.NullMarked;
