package io.parkcloud.hall.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MasksTest {

    @Test
    void ofANameTheFamilyNameStays() {
        assertThat(Masks.name("王建国")).isEqualTo("王**");
        assertThat(Masks.name("王芳")).isEqualTo("王*");
        assertThat(Masks.name("𠮷野家")).isEqualTo("𠮷**"); // one character outside the basic plane
        assertThat(Masks.name("明城市好味道餐饮有限公司")).isEqualTo("明城********公司");
        assertThat(Masks.name("王")).isEqualTo("王");
        assertThat(Masks.name("")).isEmpty();
    }
}
