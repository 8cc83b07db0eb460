/** The doors: sign-in page, sessions, the authorization server, and what guards the API. */
@NullMarked
package io.parkcloud.identity.web;

import org.jspecify.annotations.NullMarked;
