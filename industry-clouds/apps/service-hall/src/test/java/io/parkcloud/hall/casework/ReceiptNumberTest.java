package io.parkcloud.hall.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReceiptNumberTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void looksLikeWhatIsPrinted() {
        assertThat(ReceiptNumber.of("MC", DAY, 123).text()).matches("MC20261121-000123-\\d");
        assertThat(ReceiptNumber.of("MC", DAY, 1_234_567).text()).matches("MC20261121-1234567-\\d");
    }

    @Test
    void allTenCheckDigitsOccur() {
        var seen = IntStream.range(1, 200)
                .mapToObj(n -> ReceiptNumber.of("MC", DAY, n).text())
                .map(text -> text.charAt(text.length() - 1))
                .distinct()
                .count();
        assertThat(seen).isEqualTo(10);
    }

    @Test
    void everySingleWrongDigitIsFound() {
        var random = new SplittableRandom(20261121);
        for (int round = 0; round < 200; round++) {
            var text = ReceiptNumber.of("MC", DAY, random.nextInt(1, 999_999)).text();
            for (int i = 2; i < text.length(); i++) {
                if (text.charAt(i) == '-') {
                    continue;
                }
                for (char digit = '0'; digit <= '9'; digit++) {
                    var other = text.substring(0, i) + digit + text.substring(i + 1);
                    assertThat(ReceiptNumber.isValid(other)).as(other).isEqualTo(other.equals(text));
                }
            }
        }
    }

    @Test
    void whatAPersonTypesIsTidied() {
        var text = ReceiptNumber.of("MC", DAY, 7).text();
        assertThat(ReceiptNumber.tidy("  mc" + text.substring(2, 12) + " " + text.substring(12) + " "))
                .isEqualTo(text);
    }

    @Test
    void anotherShapeIsRefused() {
        assertThat(ReceiptNumber.isValid("MC20261121-123-7")).isFalse();
        assertThat(ReceiptNumber.isValid("")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiptNumber("nonsense"))
                .withMessageContaining("nonsense");
    }
}
