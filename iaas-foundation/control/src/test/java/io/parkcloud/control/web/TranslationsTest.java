package io.parkcloud.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sentence is found by its fixed words, whatever stands between them. */
class TranslationsTest {

    private final Translations translations = new Translations(Map.of(
            "a %s named \"%s\" exists already", "已有名为“%2$s”的%1$s",
            "%s: %s", "%s：%s",
            "Vpc", "私有网络",
            "must be given", "必须填写",
            "at most %d, %s", "最多 %d，%s"));

    @Test
    void placesMayChangeTheirOrderAndHaveWordsOfTheirOwn() {
        assertThat(translations.chinese("a Vpc named \"a $1 \\ b\" exists already"))
                .isEqualTo("已有名为“a $1 \\ b”的私有网络");
    }

    @Test
    void theSentenceWithMoreFixedWordsWins() {
        assertThat(translations.chinese("at most 5, x: y")).isEqualTo("最多 5，x：y");
        assertThat(translations.chinese("/name: must be given")).isEqualTo("/name：必须填写");
    }

    @Test
    void whatNobodyHasTranslatedStaysAsItIs() {
        assertThat(translations.chinese("never heard of")).isEqualTo("never heard of");
        assertThat(translations.chinese("at most many, x")).isEqualTo("at most many, x");
    }

    /** Hostile values must not make the search slow. */
    @Test
    void aLongTextIsNoSentence() {
        var endless = "a " + " named \"".repeat(20_000);
        assertThat(translations.chinese(endless)).isEqualTo(endless);
    }
}
