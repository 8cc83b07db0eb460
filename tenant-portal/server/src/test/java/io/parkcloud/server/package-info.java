/** The whole platform over HTTP, on a real database. */
@NullMarked
package io.parkcloud.server;

import org.jspecify.annotations.NullMarked;
