/**
 * The API's description (OpenAPI 3.1), made from what is there: the routes of Spring MVC, and for the routes of all kinds one
 * concrete set per registered kind. Nothing is written twice, so nothing can drift apart.
 */
@NullMarked
package io.parkcloud.control.openapi;

import org.jspecify.annotations.NullMarked;
