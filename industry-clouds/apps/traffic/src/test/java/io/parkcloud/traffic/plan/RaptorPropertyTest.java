package io.parkcloud.traffic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.FeedLimits;
import io.parkcloud.traffic.gtfs.FeedReader;
import io.parkcloud.traffic.gtfs.RandomFeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The planner finds exactly what the slow way finds. A failure names its seed; run again with that seed alone. */
final class RaptorPropertyTest {
    private static final Walking WALKING = Walking.usual();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRandomTown(long seed) {
        var feed = RandomFeed.of(seed);
        var random = new Random(seed);
        var live = random.nextBoolean() ? Live.NOTHING : disorder(feed, seed);
        var network = Network.of(feed, WALKING);
        var timetable = DayTimetableBuilder.build(feed, RandomFeed.DAY, live);
        var reference = new Reference(feed, WALKING, RandomFeed.DAY, live);
        for (int i = 0; i < 6; i++) {
            var query =
                    query(network, random, feed, random.nextInt(4) == 0 ? 22 * 3600 : 6 * 3600 + random.nextInt(7200));
            compare(network, timetable, reference, query);
        }
    }

    /** A city's own feed: a working day, a holiday with exceptions, and the night. */
    @Test
    void aRealCity() {
        var result = FeedReader.read(Path.of("src/main/resources/sample/carta-20260510.zip"), FeedLimits.usual());
        var feed = Objects.requireNonNull(
                result.feed(), () -> result.findings().list().toString());
        var network = Network.of(feed, WALKING);
        var random = new Random(7);
        int journeys = 0;
        for (var day : List.of(LocalDate.of(2026, 5, 13), LocalDate.of(2026, 5, 25), LocalDate.of(2026, 5, 16))) {
            var timetable = DayTimetableBuilder.build(feed, day, Live.NOTHING);
            var reference = new Reference(feed, WALKING, day, Live.NOTHING);
            for (int i = 0; i < 5; i++) {
                var query = query(network, random, feed, random.nextInt(24) * 3600);
                journeys += compare(network, timetable, reference, query);
            }
        }
        assertThat(journeys).isGreaterThan(12);
    }

    private static Query query(Network network, Random random, Feed feed, int from) {
        return new Query(
                network.around(new Place.AtStop(random.nextInt(feed.stops().size()))),
                network.around(new Place.AtStop(random.nextInt(feed.stops().size()))),
                from,
                from + 1 + random.nextInt(3600),
                from + 6 * 3600,
                1 + random.nextInt(4),
                random.nextInt(4) == 0);
    }

    private static int compare(Network network, DayTimetable timetable, Reference reference, Query query) {
        var found = new Raptor(network, timetable, query).run();
        // One who would leave after the window has to leave within it to be compared, and does so as late as possible.
        int last = reference.departures(query).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        var told = found.stream()
                .map(journey -> new Reference.Result(
                        Math.min(journey.departure(), last),
                        journey.arrival(),
                        journey.rides().size()))
                .toList();
        assertThat(told).as("%s", query).isEqualTo(reference.journeys(query));
        found.forEach(journey -> canBeTravelled(network, timetable, query, journey));
        return found.size();
    }

    /** Every journey holds together: one is at each stop in time, gets on and off where one may, and walks ways that are there. */
    private static void canBeTravelled(Network network, DayTimetable day, Query query, Found journey) {
        int time = journey.departure();
        int at = -1;
        for (var hop : journey.rides()) {
            int pattern = day.patternOf(hop.run());
            int board = day.stop(pattern, hop.board());
            time += at < 0 ? query.access().getOrDefault(board, Raptor.NEVER) : change(network, at, board);
            assertThat(time).isLessThanOrEqualTo(day.departure(hop.run(), hop.board()));
            assertThat(hop.board()).isLessThan(hop.alight());
            assertThat(day.pickup(pattern, hop.board())).isTrue();
            assertThat(day.dropOff(pattern, hop.alight())).isTrue();
            time = day.arrival(hop.run(), hop.alight());
            at = day.stop(pattern, hop.alight());
        }
        assertThat(time + query.egress().getOrDefault(at, Raptor.NEVER)).isEqualTo(journey.arrival());
    }

    private static int change(Network network, int from, int to) {
        int least = from == to ? network.change(from) : Raptor.NEVER;
        for (int way = network.footFrom(from); way < network.footTo(from); way++) {
            if (network.footStop(way) == to) {
                least = Math.min(least, network.footSeconds(way));
            }
        }
        return least;
    }

    /** Some runs are cancelled, some late, some pass by a stop. */
    private static Live disorder(Feed feed, long seed) {
        return (trip, day, start) -> {
            var random = new Random(seed * 31 + trip * 7L + day.toEpochDay() + start);
            int kind = random.nextInt(4);
            if (kind == 0) {
                return TripChange.cancellation();
            }
            if (kind == 1) {
                return null;
            }
            int calls = feed.times().calls(trip);
            var skipped = new boolean[calls];
            skipped[random.nextInt(calls)] = kind == 3;
            return TripChange.delays(
                    random.ints(calls, -120, 900).toArray(),
                    random.ints(calls, -120, 900).toArray(),
                    skipped);
        };
    }
}
