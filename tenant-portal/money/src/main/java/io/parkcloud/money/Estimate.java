package io.parkcloud.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What amounts cost by one book.
 *
 * @param currency ISO 4217
 * @param book     name of the price book
 * @param hour     for an hour, decimal with at most six digits after the point
 * @param month    for {@value #DAYS} days, to the cent
 * @param lines    what it is made of; metrics that cost nothing are left out
 */
public record Estimate(String currency, String book, String hour, String month, List<Line> lines) {

    /** A month of an estimate; bills count the hours there were. */
    private static final int DAYS = 30;

    /** @param hour what the amount costs for an hour */
    public record Line(String metric, long amount, String hour) {}

    /** By the rules of the book. Negative amounts are what is given back. */
    public static Estimate of(String name, PriceBookSpec book, Map<String, Long> amounts) {
        var prices = new TreeMap<String, PriceBookSpec.Line>();
        book.hourly().forEach(line -> prices.put(line.metric(), line));
        var total = BigDecimal.ZERO;
        var lines = new java.util.ArrayList<Line>();
        for (var entry : new TreeMap<>(amounts).entrySet()) {
            var price = prices.get(entry.getKey());
            if (price != null && entry.getValue() != 0) {
                var hour = price.of(entry.getValue());
                total = total.add(hour);
                lines.add(new Line(entry.getKey(), entry.getValue(), plain(hour)));
            }
        }
        var month = total.multiply(BigDecimal.valueOf(24L * DAYS)).setScale(2, RoundingMode.HALF_UP);
        return new Estimate(book.currency(), name, plain(total), month.toPlainString(), List.copyOf(lines));
    }

    private static String plain(BigDecimal amount) {
        var bare = amount.stripTrailingZeros();
        return (bare.scale() < 2 ? bare.setScale(2, RoundingMode.UNNECESSARY) : bare).toPlainString();
    }
}
