/**
 * Travel information: a program of its own that a traffic department runs inside its tenant network.
 * It knows nothing of the cloud it runs on: a MySQL and a data directory are handed to it by environment variables.
 */
@NullMarked
package io.parkcloud.traffic;

import org.jspecify.annotations.NullMarked;
