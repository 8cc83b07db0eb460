package io.parkcloud.traffic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.SmallFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a traveller is told, in a town small enough to know by heart. */
final class PlannerTest {
    private static final int A = 0;
    private static final int C = 3;
    private static final int D = 4;
    private static final int STATION = 5;

    @TempDir
    Path directory = Path.of("");

    @Test
    void oneChangesAtTheStation() {
        var journeys = planner(new SmallFeed()).journeys(request(A, D, "2026-06-10T07:50:00+08:00"));
        assertThat(journeys).hasSize(1);
        var journey = journeys.getFirst();
        assertThat(journey.rides()).isEqualTo(2);
        assertThat(journey.departure()).isEqualTo(Instant.parse("2026-06-10T00:00:00Z"));
        assertThat(journey.arrival()).isEqualTo(Instant.parse("2026-06-10T00:30:00Z"));
        assertThat(journey.legs().get(1)).isInstanceOf(Leg.Walk.class);
    }

    @Test
    void aDayWithoutServiceHasNoJourneyAndAnAddedOneHas() {
        var planner = planner(new SmallFeed());
        assertThat(planner.journeys(request(A, D, "2026-06-19T07:50:00+08:00"))).isEmpty();
        assertThat(planner.journeys(request(A, D, "2026-06-20T07:50:00+08:00"))).hasSize(1);
    }

    @Test
    void tripsOfYesterdayRunAfterMidnight() {
        var journeys = planner(new SmallFeed()).journeys(request(STATION, D, "2026-06-13T00:01:00+08:00"));
        assertThat(journeys).hasSize(1);
        assertThat(((Leg.Ride) journeys.getFirst().legs().getFirst()).run().day())
                .isEqualTo(LocalDate.of(2026, 6, 12));
    }

    @Test
    void aWheelchairIsNotSentWhereItCannotGo() {
        var planner = planner(new SmallFeed());
        var request = request(A, C, "2026-06-10T23:30:00+08:00");
        assertThat(planner.journeys(request)).hasSize(1);
        var seated = new JourneyRequest(request.from(), request.to(), request.at(), request.window(), 4, true);
        assertThat(planner.journeys(seated).getFirst().departure())
                .as("T2 takes none, so it is the first of the next morning")
                .isEqualTo(Instant.parse("2026-06-11T00:00:00Z"));
    }

    @Test
    void aLateTripMissesItsConnection() {
        var planner = planner(new SmallFeed());
        var late = planner.with((trip, day, start) ->
                trip == 0 ? TripChange.delays(new int[] {0, 600, 600}, new int[] {0, 600, 600}, new boolean[3]) : null);
        assertThat(late.journeys(request(A, D, "2026-06-10T07:50:00+08:00"))).isEmpty();
        var ride = (Leg.Ride) late.journeys(request(A, C, "2026-06-10T07:50:00+08:00"))
                .getFirst()
                .legs()
                .getFirst();
        assertThat(Duration.between(ride.plannedArrival(), ride.arrival())).hasMinutes(10);
    }

    @Test
    void aShortWayIsWalked() {
        var journeys = planner(new SmallFeed())
                .journeys(new JourneyRequest(
                        new Place.AtPoint(30.0100, 120.0000),
                        new Place.AtPoint(30.0102, 120.0010),
                        Instant.parse("2026-06-10T00:00:00Z"),
                        Duration.ofHours(1),
                        4,
                        false));
        assertThat(journeys).hasSize(1);
        assertThat(journeys.getFirst().legs()).hasOnlyElementsOfType(Leg.Walk.class);
        assertThat(journeys.getFirst().duration()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(180));
    }

    @Test
    void clocksThatAreChangedDoNotMoveTrips() {
        var feed = new SmallFeed()
                .change("agency.txt", "Asia/Shanghai", "Europe/Berlin")
                .change("calendar.txt", "20260601", "20260301")
                .append("calendar_dates.txt", "WD,20260329,1");
        var journeys = planner(feed).journeys(request(A, C, "2026-03-29T07:50:00+02:00"));
        assertThat(journeys.getFirst().departure()).isEqualTo(Instant.parse("2026-03-29T06:00:00Z"));
    }

    @Test
    void repeatedTripsAreExpanded() {
        var feed = new SmallFeed()
                .append("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nT1,08:00:00,09:00:00,1200");
        var journeys = planner(feed).journeys(request(A, C, "2026-06-10T07:50:00+08:00"));
        assertThat(journeys).hasSize(3);
    }

    private Planner planner(SmallFeed town) {
        Feed feed = town.feed(directory);
        return new Planner(Network.of(feed, Walking.usual()), Live.NOTHING);
    }

    private static JourneyRequest request(int from, int to, String at) {
        return new JourneyRequest(
                new Place.AtStop(from),
                new Place.AtStop(to),
                java.time.OffsetDateTime.parse(at).toInstant(),
                Duration.ofHours(1),
                4,
                false);
    }
}
