/**
 * Those who work in the hall: accounts with a role and a department, signed in by a form, hashed passwords in the database.
 */
@NullMarked
package io.parkcloud.hall.staff;

import org.jspecify.annotations.NullMarked;
