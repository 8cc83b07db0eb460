/**
 * Pages and the JSON API. Pages work without JavaScript; API and pages go through the same services.
 */
@NullMarked
package io.parkcloud.hall.web;

import org.jspecify.annotations.NullMarked;
