/**
 * Working days. Legal time limits count working days, with the public holidays and make-up days that the State Council announces.
 */
@NullMarked
package io.parkcloud.hall.calendar;

import org.jspecify.annotations.NullMarked;
