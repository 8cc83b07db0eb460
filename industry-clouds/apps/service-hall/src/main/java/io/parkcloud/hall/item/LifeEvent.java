package io.parkcloud.hall.item;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What happens in people's lives, for finding an item without knowing its department. */
public enum LifeEvent {
    OPEN_SHOP("open-shop"),
    WORK("work"),
    MARRIAGE_BIRTH("marriage-birth"),
    HOUSING("housing"),
    TRAVEL("travel"),
    OLD_AGE("old-age"),
    HARDSHIP("hardship");

    private final String id;

    LifeEvent(String id) {
        this.id = id;
    }

    /** Name in items and in addresses; {@code life.<id>} is its message. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The event with this name; empty for anything else, so that a mistyped address shows everything. */
    public static Optional<LifeEvent> of(String id) {
        return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
    }
}
