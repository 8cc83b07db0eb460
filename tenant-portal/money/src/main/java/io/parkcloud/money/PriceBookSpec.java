package io.parkcloud.money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What metrics cost.
 *
 * @param currency      ISO 4217
 * @param effectiveFrom from when on, until a later book's moment
 * @param hourly        what is not named costs nothing
 */
public record PriceBookSpec(
        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "three capital letters, such as CNY")
        String currency,

        @NotNull Instant effectiveFrom,

        @Size(max = 200, message = "at most 200 lines") List<@Valid Line> hourly) {

    public PriceBookSpec {
        hourly = hourly == null ? List.of() : List.copyOf(hourly);
    }

    /**
     * The price of an amount of one metric for an hour.
     *
     * @param metric as in quotas
     * @param per    the amount that has this price: 1024 of {@code memory_mib} is a GiB
     * @param price  decimal; exact, never a floating point number
     */
    public record Line(
            @NotNull
            @Pattern(regexp = "[a-z][a-z0-9_]{1,39}", message = "lower case with underscores, such as memory_mib")
            String metric,

            @Min(value = 1, message = "at least 1") long per,

            @NotNull
            @Pattern(regexp = "\\d{1,9}(\\.\\d{1,6})?", message = "a decimal with at most 6 digits after the point")
            String price) {

        /** What {@code amount} costs for an hour, to six digits. */
        BigDecimal of(long amount) {
            return new BigDecimal(price)
                    .multiply(BigDecimal.valueOf(amount))
                    .divide(BigDecimal.valueOf(per), 6, java.math.RoundingMode.HALF_UP);
        }
    }
}
