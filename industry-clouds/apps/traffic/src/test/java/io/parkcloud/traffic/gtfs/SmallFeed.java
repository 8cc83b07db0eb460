package io.parkcloud.traffic.gtfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A town with two lines that meet, as a feed that tests change where they want it broken. */
public final class SmallFeed {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public SmallFeed() {
        put("agency.txt", """
                agency_id,agency_name,agency_url,agency_timezone
                M,明城公交,https://bus.example,Asia/Shanghai
                """);
        put("stops.txt", """
                stop_id,stop_code,stop_name,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding
                A,1,中山路,30.0000,120.0000,0,,1
                B,2,人民广场,30.0100,120.0000,0,S,
                B2,3,人民广场东,30.0102,120.0010,0,S,2
                C,4,火车站,30.0200,120.0000,0,,1
                D,5,大学城,30.0100,120.0300,0,,1
                S,,人民广场站,30.0100,120.0005,1,,1
                """);
        put("routes.txt", """
                route_id,agency_id,route_short_name,route_long_name,route_type,route_color,route_text_color
                R1,M,1路,中山路 - 火车站,3,c00000,ffffff
                R2,M,2路,人民广场 - 大学城,3,0060c0,ffffff
                """);
        put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                WD,1,1,1,1,1,0,0,20260601,20260630
                """);
        put("calendar_dates.txt", """
                service_id,date,exception_type
                WD,20260619,2
                WD,20260620,1
                """);
        trips();
    }

    private void trips() {
        put("trips.txt", """
                route_id,service_id,trip_id,trip_headsign,direction_id,wheelchair_accessible
                R1,WD,T1,火车站,0,1
                R1,WD,T2,火车站,0,2
                R2,WD,U1,大学城,0,1
                R2,WD,U2,大学城,0,1
                """);
        put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
                T1,8:00:00,8:00:00,A,1,0,0
                T1,08:10:00,08:11:00,B,2,0,0
                T1,08:20:00,08:20:00,C,3,0,0
                T2,23:50:00,23:50:00,A,1,0,0
                T2,,,B,5,0,0
                T2,24:10:00,24:10:00,C,9,0,0
                U1,08:15:00,08:15:00,B2,1,0,0
                U1,08:30:00,08:30:00,D,2,0,0
                U2,24:05:00,24:05:00,B2,1,0,0
                U2,24:20:00,24:20:00,D,2,0,0
                """);
    }

    public SmallFeed put(String file, String text) {
        return put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public SmallFeed put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    public SmallFeed remove(String file) {
        files.remove(file);
        return this;
    }

    /** Replaces text that must be there. */
    public SmallFeed change(String file, String old, String fresh) {
        var text = text(file);
        if (!text.contains(old)) {
            throw new AssertionError("no '" + old + "' in " + file);
        }
        return put(file, text.replace(old, fresh));
    }

    public SmallFeed append(String file, String line) {
        return put(file, text(file) + line + "\n");
    }

    private String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public FeedReader.Result read(Path directory) {
        return read(directory, zip());
    }

    public static FeedReader.Result read(Path directory, byte[] zip) {
        try {
            var file = Files.write(directory.resolve("feed.zip"), zip);
            return FeedReader.read(file, new FeedLimits(50, 4 << 20, 6 << 20, 200, 100_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feed, which must be without errors. */
    public Feed feed(Path directory) {
        var result = read(directory);
        var feed = result.feed();
        if (feed == null) {
            throw new AssertionError(result.findings().list());
        }
        return feed;
    }
}
