/**
 * GTFS Schedule, from a zip to checked facts. {@link io.parkcloud.traffic.gtfs.FeedReader} reads everything it can and tells
 * what is wrong by file and line; only a feed without errors becomes a {@link io.parkcloud.traffic.gtfs.Feed}.
 * <p>Pure Java: no Spring, no database. The words are those of the reference at gtfs.org.
 */
@NullMarked
package io.parkcloud.traffic.gtfs;

import org.jspecify.annotations.NullMarked;
