/** What the service is asked for, as SQL. */
@NullMarked
package io.parkcloud.education.rest;

import org.jspecify.annotations.NullMarked;
