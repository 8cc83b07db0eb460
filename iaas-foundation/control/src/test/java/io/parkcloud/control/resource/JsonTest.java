package io.parkcloud.control.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

    private record Spec(Map<String, String> env) {}

    /** A stack compares what it wants of a part with what it asked for before as text, also after a restart. */
    @Test
    void whatSaysTheSameIsTheSameText() {
        var one = new LinkedHashMap<String, String>();
        one.put("A", "1");
        one.put("B", "2");
        var other = new LinkedHashMap<String, String>();
        other.put("B", "2");
        other.put("A", "1");
        assertThat(Json.MAPPER.writeValueAsString(new Spec(one)))
                .isEqualTo(Json.MAPPER.writeValueAsString(new Spec(other)));
    }
}
