/**
 * The two servers the hall stands on: MySQL or MariaDB for everything that must last, Redis for sign-in sessions.
 * Start-up waits for the database for a limited time; Redis is not needed to start.
 */
@NullMarked
package io.parkcloud.hall.store;

import org.jspecify.annotations.NullMarked;
