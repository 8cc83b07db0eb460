package io.parkcloud.education.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void piecesHaveOneFormOfTheirLetters() {
        assertThat(Grams.pieces("ＡＢc，分数（练习）3/4")).containsExactly("abc", "分数", "练习", "3", "4");
        assertThat(Grams.pieces(" ,。!")).isEmpty();
    }

    @Test
    void everyCharacterBeginsSomeGram() {
        assertThat(Grams.kept("四边形")).containsExactly("四边", "边形", "形");
        assertThat(Grams.kept("x")).containsExactly("x");
    }

    @Test
    void charactersBeyondTheFirstPlaneAreWhole() {
        assertThat(Grams.kept("𠮷野家")).containsExactly("𠮷野", "野家", "家");
        assertThat(Grams.pieces("𠮷".repeat(80)).getFirst().codePointCount(0, 120))
                .isEqualTo(60);
    }
}
