package io.parkcloud.money;

/**
 * What is seen of a price book.
 *
 * @param published whether estimates go by it from its moment on
 */
public record PriceBookStatus(boolean published) {}
