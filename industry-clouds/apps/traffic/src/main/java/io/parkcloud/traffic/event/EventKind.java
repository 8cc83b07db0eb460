package io.parkcloud.traffic.event;

/** What kind of thing happened. */
public enum EventKind {
    ACCIDENT,
    ROADWORKS,
    CLOSURE,
    CONGESTION,
    WEATHER,
    GATHERING,
    OTHER
}
