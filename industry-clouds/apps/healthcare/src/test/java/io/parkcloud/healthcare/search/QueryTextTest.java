package io.parkcloud.healthcare.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTextTest {

    @Test
    void escapedCommasAndBarsSeparateNothing() {
        assertThat(QueryText.alternatives("a\\,b,c")).containsExactly("a\\,b", "c");
        assertThat(QueryText.plain("a\\,b\\\\c")).isEqualTo("a,b\\c");
        assertThat(QueryText.split("sys|a\\|b", '|')).containsExactly("sys", "a\\|b");
    }

    @Test
    void aPrefixIsTwoLettersInFrontOfAValue() {
        assertThat(QueryText.prefixed("ge2024").prefix()).isEqualTo(Criterion.Prefix.GE);
        assertThat(QueryText.prefixed("5.40").rest()).isEqualTo("5.40");
        assertThat(QueryText.tolerance(new BigDecimal("5.40"))).isEqualTo(0.005);
    }

    @Test
    void aCursorComesBackAsItWent() {
        var cursor = new Cursor(12, List.of(5L, "zhang", 1.5), 99);
        assertThat(Cursor.decode(cursor.encode(), 3)).hasValue(cursor);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Cursor.decode("nonsense", 0))
                .isInstanceOf(SearchException.class);
    }
}
