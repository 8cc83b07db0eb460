package io.parkcloud.traffic.gtfs;

import java.util.HashMap;
import java.util.Map;

/** Numbers for the ids of one kind of thing, in the order in which they come. */
final class Numbering {
    private final String kind;
    private final Map<String, Integer> numbers = new HashMap<>();

    Numbering(String kind) {
        this.kind = kind;
    }

    /** Gives the next number; an id that has one already is told to the row's findings. */
    boolean add(Row row, String id) {
        if (numbers.putIfAbsent(id, numbers.size()) == null) {
            return true;
        }
        row.tell(FindingCode.KEY_TWICE, "the " + kind + " '" + id + "' is there twice");
        return false;
    }

    /** @return -1 if there is none, which is told to the row's findings */
    int require(Row row, String column) {
        var id = row.required(column);
        if (id.isEmpty()) {
            return -1;
        }
        int number = find(id);
        if (number < 0) {
            row.tell(FindingCode.REFERENCE_UNKNOWN, column + " is '" + id + "', which is no " + kind + " of the feed");
        }
        return number;
    }

    /** @return -1 if there is none */
    int find(String id) {
        return numbers.getOrDefault(id, -1);
    }

    int size() {
        return numbers.size();
    }
}
