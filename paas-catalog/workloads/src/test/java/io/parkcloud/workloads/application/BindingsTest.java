package io.parkcloud.workloads.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.workloads.WorkloadErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BindingsTest {

    private static final Set<String> FIELDS = Set.of("host", "port");
    private final ResourceId service = new ResourceId(new UUID(1, 2));

    private ApplicationSpec spec(Map<String, String> env) {
        return new ApplicationSpec(
                "hall",
                new NetworkAttachment(service, List.of(), Optional.empty()),
                8080,
                Optional.empty(),
                128,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                env,
                Map.of("db", service),
                List.of("TOKEN"),
                List.of());
    }

    @Test
    void placesAreFilledAndFieldsAreTold() {
        var environment = Bindings.environment(
                spec(Map.of("URL", "jdbc://$(db.host):$(db.port)/x?$1", "PLAIN", "$(HOME)")),
                Map.of("db", Map.of("host", "10.0.0.9", "port", "33$06")),
                name -> "made for " + name);
        assertThat(environment)
                .containsEntry("URL", "jdbc://10.0.0.9:33$06/x?$1")
                .containsEntry("PLAIN", "$(HOME)")
                .containsEntry("DB_HOST", "10.0.0.9")
                .containsEntry("TOKEN", "made for TOKEN")
                .containsEntry("PORT", "8080");
    }

    @Test
    void whatNoBindingTellsIsRefused() {
        assertThatNoException().isThrownBy(() -> Bindings.check(spec(Map.of("A", "$(db.host)")), FIELDS));
        for (var wrong : List.of("$(cache.host)", "$(db.colour)")) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> Bindings.check(spec(Map.of("A", wrong)), FIELDS))
                    .matches(e -> e.code().equals(WorkloadErrors.BINDING_UNKNOWN))
                    .withMessageContaining(wrong);
        }
    }

    @Test
    void theShortestFormIsEnough() {
        var json =
                "{\"artifact\":\"hall\",\"port\":8080,\"memoryMiB\":256,\"network\":{\"subnet\":\"" + service + "\"}}";
        var spec = Json.MAPPER.readValue(json, ApplicationSpec.class);
        assertThat(spec.env()).isEmpty();
        assertThat(spec.bindings()).isEmpty();
        assertThat(spec.healthPath()).isEmpty();
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(spec), ApplicationSpec.class))
                .isEqualTo(spec);
    }
}
