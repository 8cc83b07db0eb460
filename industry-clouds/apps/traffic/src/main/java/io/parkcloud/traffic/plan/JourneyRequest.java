package io.parkcloud.traffic.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * What a traveller asks.
 *
 * @param from where the journey begins
 * @param to where it ends
 * @param at earliest departure
 * @param window journeys that leave within this are told; zero for the earliest arrival only
 * @param rides most vehicles used
 * @param wheelchair whether vehicles must say that they take a wheelchair, and stops must not say that they do not
 */
public record JourneyRequest(Place from, Place to, Instant at, Duration window, int rides, boolean wheelchair) {}
