package io.parkcloud.traffic.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A road event.
 *
 * @param id its number; 0 for one that is not stored yet
 * @param kind what kind
 * @param severity how much it matters
 * @param titleZh a few words in Chinese
 * @param titleEn a few words in English; may be empty
 * @param textZh what to know and do, in Chinese; may be empty
 * @param textEn the same in English; may be empty
 * @param place points, one a line
 * @param routes ids of the lines affected, separated by commas
 * @param stops ids of the stops affected, separated by commas
 * @param fromAt when it begins
 * @param untilAt when it ends; null if that is not known
 * @param changedBy who changed it last
 * @param changedAt when
 * @param revision grows with every change
 */
public record RoadEvent(
        long id,
        EventKind kind,
        Severity severity,
        String titleZh,
        String titleEn,
        String textZh,
        String textEn,
        String place,
        String routes,
        String stops,
        Instant fromAt,
        @Nullable Instant untilAt,
        String changedBy,
        Instant changedAt,
        int revision) {

    /** The title in a language, in Chinese where there is no other. */
    public String title(Locale locale) {
        return english(locale) && !titleEn.isBlank() ? titleEn : titleZh;
    }

    /** The text in a language, in Chinese where there is no other. */
    public String text(Locale locale) {
        return english(locale) && !textEn.isBlank() ? textEn : textZh;
    }

    private static boolean english(Locale locale) {
        return "en".equals(locale.getLanguage());
    }

    /** Where it is. */
    public List<MapPoint> points() {
        return MapPoint.parse(place);
    }

    /** Ids of the lines affected. */
    public List<String> routeIds() {
        return list(routes);
    }

    /** Ids of the stops affected. */
    public List<String> stopIds() {
        return list(stops);
    }

    /** Whether it is over at a moment. */
    public boolean overAt(Instant now) {
        return untilAt != null && !untilAt.isAfter(now);
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[,，\\s]+"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}
