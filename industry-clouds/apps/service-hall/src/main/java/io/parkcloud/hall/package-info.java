/**
 * The e-government service hall: a program of its own that a bureau runs inside its tenant network.
 * It knows nothing of the cloud it runs on: a MySQL, a Redis and a data directory are handed to it by environment variables.
 */
@NullMarked
package io.parkcloud.hall;

import org.jspecify.annotations.NullMarked;
