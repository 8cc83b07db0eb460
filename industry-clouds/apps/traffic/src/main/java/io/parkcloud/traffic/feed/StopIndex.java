package io.parkcloud.traffic.feed;

import io.parkcloud.traffic.gtfs.Feed;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds stops by what people type. Stops of a station are found as the station. */
public final class StopIndex {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> numbers;

    private record Entry(int stop, String name, String code) {}

    private record Hit(int stop, int rank, String name) {}

    StopIndex(Feed feed) {
        numbers = Map.copyOf(feed.stopNumbers());
        for (int i = 0; i < feed.stops().size(); i++) {
            var stop = feed.stops().get(i);
            if (stop.kind() == 1 || (stop.kind() == 0 && stop.parent() < 0)) {
                entries.add(new Entry(i, plain(stop.name()), plain(stop.code())));
            }
        }
    }

    /** The number of a stop or station by its id. */
    public Optional<Integer> number(String id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** Stops whose names have all the words, or whose code is the text; the likeliest first. */
    public List<Integer> find(String text, int limit) {
        var sought = plain(text);
        if (sought.isEmpty()) {
            return List.of();
        }
        var words = sought.split(" ");
        var hits = new ArrayList<Hit>();
        for (var entry : entries) {
            int rank = rank(entry, sought, words);
            if (rank < Integer.MAX_VALUE) {
                hits.add(new Hit(entry.stop(), rank, entry.name()));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank)
                        .thenComparing(Hit::name)
                        .thenComparingInt(Hit::stop))
                .limit(limit)
                .map(Hit::stop)
                .toList();
    }

    private static int rank(Entry entry, String sought, String[] words) {
        if (entry.name().equals(sought) || entry.code().equals(sought)) {
            return 0;
        }
        if (entry.name().startsWith(sought)) {
            return 1;
        }
        int rank = 2;
        for (var word : words) {
            int at = entry.name().indexOf(word);
            if (at < 0) {
                return Integer.MAX_VALUE;
            }
            rank += at == 0 || entry.name().charAt(at - 1) == ' ' ? 0 : 1;
        }
        return rank;
    }

    /** Full-width letters, case and runs of spaces do not matter. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
