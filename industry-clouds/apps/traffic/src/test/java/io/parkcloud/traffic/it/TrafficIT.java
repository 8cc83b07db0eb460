package io.parkcloud.traffic.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.sun.net.httpserver.HttpServer;
import io.parkcloud.traffic.gtfs.SmallFeed;
import io.parkcloud.traffic.it.TrafficClient.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One program from its first start on: the sample, a feed of one's own, broken ones, the present, the roads, a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TrafficIT {
    private final int sourcePort = TrafficRig.freePort();
    private final String hosts = "127.0.0.1:" + sourcePort;
    private final TrafficRig rig = new TrafficRig(hosts);
    private final TrafficClient passenger = rig.client();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void theSampleIsThereAndPlansFromTheFirstStartOn() {
        var feed = passenger.get("/api/feed").json();
        assertThat(feed.path("trips").asInt()).isEqualTo(1848);
        assertThat(LocalDate.parse(feed.path("until").asString())).isAfterOrEqualTo(today.minusDays(1));
        assertThat(passenger.get("/healthz/journey").status()).isEqualTo(200);
        assertThat(passenger.get("/api/map").json().path("routes").size()).isGreaterThan(10);
        assertThat(passenger.get("/assets/map/map.js").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void strangersAndForeignPagesAreRefused() {
        assertThat(passenger.get("/admin").location()).endsWith("/login");
        assertThat(passenger.get("/actuator").status()).isEqualTo(404);
        assertThat(rig.client().realtime("wrong-password", new byte[0]).status())
                .isEqualTo(401);
        assertThat(passenger.upload("no token", "x.zip", new byte[0]).status()).isEqualTo(403);
        var staff = rig.client();
        assertThat(staff.signIn("not the password").body()).contains("密码不正确");
        assertThat(staff.signIn(TrafficRig.PASSWORD).status()).isEqualTo(200);
        assertThat(staff.upload("no token", "x.zip", new byte[0]).status()).isEqualTo(403);
        assertThat(staff.post("/admin/events", "forged", Map.of()).status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void aFeedOfOnesOwnIsTakenAndABrokenOneChangesNothing() {
        var staff = staff();
        var token = staff.get("/admin").token();
        var taken = staff.upload(token, "town.zip", town().zip());
        assertThat(staff.get(taken.location()).body()).contains("town.zip", "6 个站点");
        var before = passenger.get("/api/feed").json().path("version").asInt();
        var broken = town().change("stop_times.txt", "08:10:00,08:11:00", "08:1x:00,08:11:00")
                .change("routes.txt", "R2,M", "R2,N");
        var report = staff.get(staff.upload(token, "broken.zip", broken.zip()).location())
                .body();
        assertThat(report).contains("gtfs.time.invalid", "stop_times.txt", "gtfs.reference.unknown", ">3<", "时间格式错误");
        assertThat(passenger.get("/api/feed").json().path("version").asInt()).isEqualTo(before);
        assertThat(staff.get("/admin").body()).contains("broken.zip", "拒绝", "使用中");
        assertThat(staff.upload(token, "bomb.zip", "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(302);
    }

    @Test
    @Order(4)
    void passengersFindStopsBoardsAndJourneys() {
        assertThat(passenger
                        .get("/api/stops?q=" + TrafficClient.encode("广场"))
                        .json()
                        .path("stops")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo("S");
        assertThat(passenger
                        .get("/api/stops?near=30.0101,120.0001&metres=150")
                        .json()
                        .path("stops")
                        .size())
                .isEqualTo(2);
        var board = board("A", "07:50");
        assertThat(board.path("departures").get(0).path("planned").asString()).contains("T08:00");
        var journeys = journeys("stop:A", "stop:D");
        assertThat(journeys.get(0).path("rides").asInt()).isEqualTo(2);
        assertThat(journeys.get(0).path("arrival").asString()).startsWith(today + "T08:30");
        assertThat(journeys("30.0001,120.0001", "30.0101,120.0301")
                        .get(0)
                        .path("legs")
                        .get(0)
                        .path("kind")
                        .asString())
                .isEqualTo("walk");
        var page = passenger.get("/?from=" + TrafficClient.encode("中山路 [A]") + "&to=" + TrafficClient.encode("大学城")
                + "&at=" + today + "T07:50&lang=en");
        assertThat(page.body()).contains("2 rides", "08:30", "data-legs");
        assertThat(passenger.get("/stops/A?at=" + today + "T07:50&lang=zh-CN").body())
                .contains("火车站", "10 分钟");
    }

    @Test
    @Order(5)
    void badInputIsToldAsProblemDetails() {
        assertThat(passenger.get("/api/stops/none/departures").code()).isEqualTo("traffic.stop.not-found");
        for (var bad : new String[] {
            "/api/journeys?from=stop:A",
            "/api/journeys?from=A&to=stop:B",
            "/api/journeys?from=91,0&to=stop:B",
            "/api/journeys?from=stop:A&to=stop:B&at=yesterday",
            "/api/journeys?from=stop:A&to=stop:B&at=9999-01-01T00:00",
            "/api/journeys?from=stop:A&to=stop:B&rides=99",
            "/api/stops/A/departures?minutes=x",
            "/api/stops",
        }) {
            var reply = passenger.get(bad);
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.type()).as(bad).startsWith("application/problem+json");
            assertThat(reply.code()).as(bad).isEqualTo("traffic.parameter.invalid");
        }
        assertThat(passenger.get("/api/nothing").code()).isEqualTo("traffic.request.not-found");
    }

    @Test
    @Order(6)
    void thePresentChangesBoardsAndJourneys() throws InvalidProtocolBufferException {
        var late = update("T1", 0, 300, false);
        assertThat(rig.client()
                        .realtime(TrafficRig.PASSWORD, late)
                        .json()
                        .path("runs")
                        .asInt())
                .isEqualTo(1);
        var line = board("A", "07:50").path("departures").get(0);
        assertThat(line.path("delaySeconds").asInt()).isEqualTo(300);
        assertThat(line.path("realtime").asBoolean()).isTrue();
        assertThat(journeys("stop:A", "stop:D").isEmpty())
                .as("the connection is missed")
                .isTrue();
        var given = FeedMessage.parseFrom(passenger.get("/gtfs-rt/trip-updates").content());
        assertThat(given.getEntity(0).getTripUpdate().getTrip().getTripId()).isEqualTo("T1");
        rig.client().realtime(TrafficRig.PASSWORD, update("T1", 0, 0, true));
        assertThat(board("A", "07:50")
                        .path("departures")
                        .get(0)
                        .path("cancelled")
                        .asBoolean())
                .isTrue();
        assertThat(passenger.get("/stops/A?at=" + today + "T07:50").body()).contains("取消");
        assertThat(rig.client()
                        .realtime(TrafficRig.PASSWORD, new byte[] {1, 2, 3})
                        .code())
                .isEqualTo("traffic.realtime.invalid");
        rig.client().realtime(TrafficRig.PASSWORD, update("T1", 0, 0, false));
    }

    @Test
    @Order(7)
    void sourcesAreAskedOnlyWhereTheOperatorAllows() throws IOException {
        var source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), sourcePort), 0);
        source.createContext("/", exchange -> {
            byte[] body = update("T1", 0, 240, false);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        source.start();
        try {
            var staff = staff();
            for (var url : new String[] {
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
                "http://127.0.0.1:3306/",
                "http://a@" + hosts + "/x"
            }) {
                assertThat(add(staff, url).status()).as(url).isEqualTo(422);
            }
            assertThat(add(staff, "http://" + hosts + "/feed").status()).isEqualTo(302);
            staff.post("/admin/realtime/ask", staff.get("/admin/realtime").token(), Map.of());
            assertThat(board("A", "07:50")
                            .path("departures")
                            .get(0)
                            .path("delaySeconds")
                            .asInt())
                    .isEqualTo(240);
            assertThat(staff.get("/admin/realtime").body()).contains("http://" + hosts + "/feed", "bytes");
        } finally {
            source.stop(0);
        }
    }

    @Test
    @Order(8)
    void roadEventsAreKeptShownAndGivenOut() throws InvalidProtocolBufferException {
        var staff = staff();
        var token = staff.get("/admin/events/new").token();
        var fields = new HashMap<>(Map.of("id", "0", "revision", "0", "kind", "CLOSURE", "severity", "SEVERE"));
        fields.putAll(Map.of("titleZh", "<b>人民路</b>封闭", "titleEn", "Renmin Road closed", "routes", "R1"));
        fields.putAll(Map.of("place", "30.01,120.0\n30.02,120.0", "from", today.minusDays(1) + "T08:00"));
        assertThat(staff.post("/admin/events", token, fields).status()).isEqualTo(302);
        var event = passenger.get("/api/events").json().path("events").get(0);
        assertThat(event.path("points").size()).isEqualTo(2);
        assertThat(passenger.get("/map").body()).contains("&lt;b&gt;人民路").doesNotContain("<b>人民路");
        assertThat(passenger.get("/stops/A?lang=en&at=" + today + "T07:50").body())
                .contains("Renmin Road closed");
        var alert = FeedMessage.parseFrom(passenger.get("/gtfs-rt/alerts").content())
                .getEntity(0)
                .getAlert();
        assertThat(alert.getInformedEntity(0).getRouteId()).isEqualTo("R1");

        var page = "/admin/events/" + event.path("id").asString();
        fields.putAll(Map.of("id", event.path("id").asString(), "revision", "1", "severity", "INFO"));
        assertThat(staff.post("/admin/events", token, fields).status()).isEqualTo(302);
        assertThat(staff.post("/admin/events", token, fields).status())
                .as("an old revision")
                .isEqualTo(409);
        fields.putAll(Map.of("id", "0", "routes", "R9"));
        assertThat(staff.post("/admin/events", token, fields).status())
                .as("no such line")
                .isEqualTo(422);
        assertThat(staff.post(page + "/end", token, Map.of()).status()).isEqualTo(302);
        assertThat(passenger.get("/api/events").json().path("events").size()).isZero();
    }

    @Test
    @Order(9)
    void everythingThatMustLastSurvivesARestart() {
        var before = passenger.get("/api/feed").json().path("version").asInt();
        rig.restart(hosts);
        assertThat(passenger.get("/api/feed").json().path("version").asInt()).isEqualTo(before);
        assertThat(journeys("stop:A", "stop:D").size()).isEqualTo(1);
        var staff = staff();
        assertThat(staff.post("/admin/feeds/1/use", staff.get("/admin").token(), Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(passenger.get("/api/feed").json().path("trips").asInt()).isEqualTo(1848);
    }

    private TrafficClient staff() {
        var staff = rig.client();
        staff.signIn(TrafficRig.PASSWORD);
        return staff;
    }

    private Reply add(TrafficClient staff, String url) {
        return staff.post("/admin/realtime", staff.get("/admin/realtime").token(), Map.of("name", "Buses", "url", url));
    }

    private tools.jackson.databind.JsonNode board(String stop, String time) {
        return passenger
                .get("/api/stops/" + stop + "/departures?at=" + today + "T" + time)
                .json();
    }

    private tools.jackson.databind.JsonNode journeys(String from, String to) {
        return passenger
                .get("/api/journeys?window=30&at=" + today + "T07:50&from=" + from + "&to=" + to)
                .json()
                .path("journeys");
    }

    /** The small town on every day around today. */
    private SmallFeed town() {
        return new SmallFeed()
                .change("calendar.txt", "1,1,1,1,1,0,0,20260601,20260630", "1,1,1,1,1,1,1," + day(-30) + "," + day(30))
                .put("calendar_dates.txt", "service_id,date,exception_type\n");
    }

    private String day(int days) {
        return today.plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private byte[] update(String trip, int position, int delay, boolean cancelled) {
        var descriptor = TripDescriptor.newBuilder().setTripId(trip).setStartDate(day(0));
        if (cancelled) {
            descriptor.setScheduleRelationship(TripDescriptor.ScheduleRelationship.CANCELED);
        }
        var update = TripUpdate.newBuilder()
                .setTrip(descriptor)
                .addStopTimeUpdate(TripUpdate.StopTimeUpdate.newBuilder()
                        .setStopSequence(position + 1)
                        .setDeparture(TripUpdate.StopTimeEvent.newBuilder().setDelay(delay)));
        return FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0"))
                .addEntity(FeedEntity.newBuilder().setId("1").setTripUpdate(update))
                .build()
                .toByteArray();
    }
}
