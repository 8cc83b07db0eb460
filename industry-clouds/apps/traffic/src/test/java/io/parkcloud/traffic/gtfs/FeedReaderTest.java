package io.parkcloud.traffic.gtfs;

import static io.parkcloud.traffic.gtfs.FindingCode.ARCHIVE_PATH;
import static io.parkcloud.traffic.gtfs.FindingCode.ARCHIVE_TOO_LARGE;
import static io.parkcloud.traffic.gtfs.FindingCode.ARCHIVE_UNREADABLE;
import static io.parkcloud.traffic.gtfs.FindingCode.FILE_MISSING;
import static io.parkcloud.traffic.gtfs.FindingCode.FILE_NOT_UTF8;
import static io.parkcloud.traffic.gtfs.FindingCode.FILE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedReaderTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aSoundFeedIsReadWhole() {
        var result = new SmallFeed().read(directory);
        assertThat(result.findings().list()).isEmpty();
        var feed = new SmallFeed().feed(directory);
        assertThat(feed.stops()).hasSize(6);
        assertThat(feed.stops().get(1).parent()).isEqualTo(5);
        assertThat(feed.stops().get(1).wheelchair()).as("what the station says").isEqualTo(1);
        assertThat(feed.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(feed.from()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(feed.until()).isEqualTo(LocalDate.of(2026, 6, 30));
        var weekdays = feed.services().getFirst();
        assertThat(weekdays.runsOn(LocalDate.of(2026, 6, 18))).isTrue();
        assertThat(weekdays.runsOn(LocalDate.of(2026, 6, 19))).isFalse();
        assertThat(weekdays.runsOn(LocalDate.of(2026, 6, 20)))
                .as("a Saturday that was added")
                .isTrue();
        assertThat(weekdays.runsOn(LocalDate.of(2026, 7, 1))).isFalse();
    }

    @Test
    void timesAreInOrderMayBePastMidnightAndAreFilledIn() {
        var times = new SmallFeed().feed(directory).times();
        int second = times.first(1);
        assertThat(times.calls(1)).isEqualTo(3);
        assertThat(times.arrival(second + 1)).as("halfway").isEqualTo(24 * 3600);
        assertThat(times.departure(second + 2)).isEqualTo(24 * 3600 + 600);
    }

    @Test
    void aByteOrderMarkQuotesBlankLinesAndColumnsUnknownDoNoHarm() {
        var result = new SmallFeed()
                .put("routes.txt", """
                        \uFEFFroute_id,route_short_name,"route_long_name",route_type,our_own

                        "R1","1路","中山路, ""快""
                        线",3,x
                        R2,2路,,3,
                        """)
                .put("notes.txt", "anything")
                .read(directory);
        assertThat(result.findings().errors())
                .as("%s", result.findings().list())
                .isZero();
        assertThat(result.findings().list()).extracting(Finding::code).containsExactly(FindingCode.FILE_IGNORED);
        var feed = result.feed();
        assertThat(feed).isNotNull();
        if (feed != null) {
            assertThat(feed.routes().getFirst().longName()).isEqualTo("中山路, \"快\"\n线");
        }
    }

    @ParameterizedTest(name = "{3} in {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stop_times.txt | 08:10:00,08:11:00 | 08:1x:00,08:11:00 | TIME_INVALID | 3",
                "stop_times.txt | 08:10:00,08:11:00 | 08:12:00,08:11:00 | TIME_ORDER | 3",
                "stop_times.txt | 08:20:00,08:20:00,C,3 | 08:05:00,08:05:00,C,3 | TIME_ORDER | 4",
                "stop_times.txt | 08:20:00,08:20:00,C,3 | 08:20:00,08:20:00,C,2 | KEY_TWICE | 4",
                "stop_times.txt | 08:20:00,08:20:00,C,3 | 08:20:00,08:20:00,X,3 | REFERENCE_UNKNOWN | 4",
                "stop_times.txt | 08:20:00,08:20:00,C,3 | 08:20:00,08:20:00,S,3 | REFERENCE_KIND | 4",
                "stop_times.txt | 08:20:00,08:20:00,C,3 | ,,C,3 | VALUE_MISSING | 4",
                "stop_times.txt | 08:30:00,08:30:00,D,2,0,0 | 08:30:00,08:30:00,D,2 | ROW_WIDTH | 9",
                "stop_times.txt | C,3,0,0 | C,3,7,0 | NUMBER_RANGE | 4",
                "stop_times.txt | stop_sequence | sequence | COLUMN_MISSING | 1",
                "stops.txt | 30.0200,120.0000 | 130.02,120.0 | COORDINATE_INVALID | 5",
                "stops.txt | 30.0200,120.0000 | ,120.0 | VALUE_MISSING | 5",
                "stops.txt | 0,S,2 | 0,A,2 | REFERENCE_KIND | 4",
                "stops.txt | C,4 | A,4 | KEY_TWICE | 5",
                "stops.txt | stop_code | stop_id | COLUMN_TWICE | 1",
                "routes.txt | R2,M | R2,N | REFERENCE_UNKNOWN | 3",
                "routes.txt | 火车站,3, | 火车站,bus, | NUMBER_INVALID | 2",
                "trips.txt | R2,WD,U1 | R2,WE,U1 | REFERENCE_UNKNOWN | 4",
                "trips.txt | R2,WD,U2 | R2,WD,U1 | KEY_TWICE | 5",
                "calendar.txt | 20260601 | 20260231 | DATE_INVALID | 2",
                "calendar.txt | 20260601 | 20260801 | DATE_ORDER | 2",
                "calendar_dates.txt | 20260619,2 | 20260620,2 | KEY_TWICE | 3",
                "agency.txt | Asia/Shanghai | Asia/Mingcheng | ZONE_INVALID | 2",
                "agency.txt | 明城公交 | \"明城\"公交 | FILE_MALFORMED | 2",
            })
    void whatIsWrongIsToldByFileAndLine(String file, String old, String fresh, FindingCode code, long line) {
        var result = new SmallFeed().change(file, old, fresh).read(directory);
        assertThat(result.feed()).isNull();
        assertThat(result.findings().list()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.detail()).isNotBlank();
        });
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var result = new SmallFeed()
                .change("routes.txt", "R2,M", "R2,N")
                .change("stop_times.txt", "08:10:00,08:11:00", "x,08:11:00")
                .append("transfers.txt", "from_stop_id,to_stop_id,transfer_type\nA,Z,2")
                .append("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nT1,9:00:00,8:00:00,60")
                .read(directory);
        assertThat(result.findings().list())
                .extracting(Finding::file)
                .contains("routes.txt", "stop_times.txt", "transfers.txt", "frequencies.txt");
    }

    @Test
    void neededFilesAreMissed() {
        var result = new SmallFeed()
                .remove("calendar.txt")
                .remove("calendar_dates.txt")
                .remove("trips.txt")
                .read(directory);
        assertThat(result.findings().list())
                .filteredOn(finding -> finding.code() == FILE_MISSING)
                .extracting(Finding::file)
                .containsExactly("calendar.txt", "trips.txt");
    }

    @Test
    void aFeedInAFolderIsToldSo() {
        var inside = new SmallFeed().remove("trips.txt").put("gtfs/trips.txt", "trip_id");
        assertThat(inside.read(directory).findings().list())
                .anySatisfy(finding -> assertThat(finding.detail()).contains("gtfs/trips.txt", "top of the archive"));
    }

    @Test
    void bytesThatAreNotUtf8AreTold() {
        var gbk = "stop_id,stop_name,stop_lat,stop_lon\nA,中山路,30,120\n".getBytes(Charset.forName("GBK"));
        assertThat(new SmallFeed()
                        .put("stops.txt", gbk)
                        .read(directory)
                        .findings()
                        .list())
                .extracting(Finding::code)
                .contains(FILE_NOT_UTF8);
    }

    @Test
    void archivesThatMeanHarmAreRefused() throws IOException {
        assertThat(SmallFeed.read(directory, "no zip".getBytes(StandardCharsets.UTF_8))
                        .findings()
                        .list())
                .extracting(Finding::code)
                .containsExactly(ARCHIVE_UNREADABLE);
        assertThat(new SmallFeed()
                        .put("../../etc/passwd", "x")
                        .read(directory)
                        .findings()
                        .list())
                .extracting(Finding::code)
                .containsExactly(ARCHIVE_PATH);
        var many = new SmallFeed();
        for (int i = 0; i < 60; i++) {
            many.put("f" + i, "");
        }
        assertThat(many.read(directory).findings().list())
                .extracting(Finding::code)
                .containsExactly(ARCHIVE_TOO_LARGE);
        var bomb = new ByteArrayOutputStream();
        bomb.write("shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n".getBytes(StandardCharsets.UTF_8));
        bomb.write(new byte[3 << 20]);
        assertThat(new SmallFeed()
                        .put("shapes.txt", bomb.toByteArray())
                        .read(directory)
                        .findings()
                        .list())
                .extracting(Finding::code)
                .contains(FILE_TOO_LARGE);
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("feed.zip"));
        }
    }

    @Test
    void oddThingsAreWarningsAndDoNotKeepAFeedOut() {
        var result = new SmallFeed()
                .change("routes.txt", "c00000", "red")
                .append("trips.txt", "R1,WD,T9,火车站,0,1")
                .append("transfers.txt", "from_stop_id,to_stop_id,transfer_type\nA,C,4")
                .read(directory);
        assertThat(result.feed()).isNotNull();
        assertThat(result.findings().warnings()).isEqualTo(3);
        assertThat(result.findings().list()).noneMatch(finding -> finding.code().error());
    }
}
