package io.parkcloud.kernel;

/**
 * One value, as an engine sees it at the moment of asking.
 *
 * @param of    the resource that was measured, by the id under which the engine knows it
 * @param value in the unit that the measure's name says
 */
public record Measurement(ResourceId of, Measure measure, double value) {}
