package io.parkcloud.control.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class JsonTest {

    private record Port(int number, String name) {
        private Port {
            if (number < 1) {
                throw new IllegalArgumentException("a port is at least 1, was " + number);
            }
        }
    }

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

    /** Records are made here, not by Jackson: what it says of a value that a record refuses must not change. */
    @Test
    void whatARecordRefusesIsSaidAsJacksonSaysIt() {
        assertThat(Json.MAPPER.readValue("{\"number\":80,\"name\":\"web\"}", Port.class))
                .isEqualTo(new Port(80, "web"));
        var refused = "{\"number\":0,\"name\":\"web\"}";
        var ours = catchThrowable(() -> Json.MAPPER.readValue(refused, Port.class));
        var theirs = catchThrowable(() -> JsonMapper.shared().readValue(refused, Port.class));
        assertThat(ours)
                .hasSameClassAs(theirs)
                .hasMessage(theirs.getMessage())
                .hasRootCauseMessage("a port is at least 1, was 0");
    }
}
