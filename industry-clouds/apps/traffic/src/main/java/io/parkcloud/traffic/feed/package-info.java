/**
 * Feeds as they come and go: handed in, checked, kept in the database, put to use. What is in use is one immutable
 * {@link io.parkcloud.traffic.feed.Timetable}; whoever serves a request takes it once and works with it to the end.
 */
@NullMarked
package io.parkcloud.traffic.feed;

import org.jspecify.annotations.NullMarked;
