/**
 * Cases (办件): filed by citizens, worked on by clerks, moved along a BPMN process.
 * <p>The process engine keeps its tasks in the same database and joins the same transaction as the case row and its history, so
 * the three never disagree. {@code Filing} is the citizen's side, {@code Desk} and {@code DeskSteps} the clerk's.
 */
@NullMarked
package io.parkcloud.hall.casework;

import org.jspecify.annotations.NullMarked;
