/** OneRoster 1.2 for programs: the rostering service as a provider, and the tokens it is asked with. */
@NullMarked
package io.parkcloud.education.rest;

import org.jspecify.annotations.NullMarked;
