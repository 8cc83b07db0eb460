package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChineseNumbersTest {

    /** The first number is the example printed in GB 11643. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X,true", // right
        "110105194912310021,false", // wrong check character
        "11010519491331002X,false", // month 13
        "11010519491231002x,false", // small letter
        "1101051949123100,false",
    })
    void residentIds(String id, boolean valid) {
        assertThat(ChineseNumbers.isResidentId(id)).isEqualTo(valid);
    }

    /** A published code: that of Baidu's company in Beijing. */
    @ParameterizedTest
    @CsvSource({
        "91110000802100433B,true",
        "91110000802100433C,false",
        "91110000802100443B,false",
        "9111000080210043IB,false"
    })
    void creditCodes(String code, boolean valid) {
        assertThat(ChineseNumbers.isCreditCode(code)).isEqualTo(valid);
    }
}
