package io.parkcloud.traffic.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The feed in the program. Its days are moved by whole weeks where they are over, so that whoever looks around sees a timetable
 * that runs; a feed that is handed in is never touched.
 */
final class SampleFeed {
    static final String NAME = "carta-20260510.zip";
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 10);
    private static final LocalDate LAST = LocalDate.of(2026, 8, 22);
    private static final Set<String> DATED = Set.of("calendar.txt", "calendar_dates.txt", "feed_info.txt");
    private static final Pattern DAY = Pattern.compile("\\b20\\d{6}\\b");

    private SampleFeed() {}

    static InputStream open(LocalDate today) throws IOException {
        boolean runs = !today.isBefore(FIRST) && !today.isAfter(LAST);
        long weeks = runs ? 0 : Math.floorDiv(ChronoUnit.DAYS.between(FIRST, today), 7);
        var moved = new ByteArrayOutputStream();
        try (var source = SampleFeed.class.getResourceAsStream("/sample/" + NAME)) {
            if (source == null) {
                throw new IOException("the program lacks its sample feed " + NAME);
            }
            try (var in = new ZipInputStream(source);
                    var out = new ZipOutputStream(moved)) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    if (DATED.contains(entry.getName())) {
                        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        out.write(later(text, weeks).getBytes(StandardCharsets.UTF_8));
                    } else {
                        in.transferTo(out);
                    }
                }
            }
        }
        return new ByteArrayInputStream(moved.toByteArray());
    }

    private static String later(String text, long weeks) {
        return DAY.matcher(text).replaceAll(day -> LocalDate.parse(day.group(), DateTimeFormatter.BASIC_ISO_DATE)
                .plusWeeks(weeks)
                .format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
