package io.parkcloud.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ServiceParametersTest {

    private static ServiceInstanceSpec spec(String service, Map<String, String> parameters) {
        var json = "{\"class\":\"" + service + "\",\"network\":{\"subnet\":\"" + new UUID(1, 2) + "\"}}";
        var shortest = Json.MAPPER.readValue(json, ServiceInstanceSpec.class);
        return new ServiceInstanceSpec(
                shortest.service(), shortest.plan(), shortest.version(), shortest.network(), parameters);
    }

    @Test
    void theShortestFormIsASmallServer() {
        var spec = spec("mysql", Map.of());
        assertThat(spec.service()).isEqualTo(ServiceClass.MYSQL);
        assertThat(spec.size()).isEqualTo(ServicePlan.SMALL);
        assertThat(Json.MAPPER.writeValueAsString(spec)).contains("\"class\":\"mysql\"");
    }

    @Test
    void parametersAreAClosedList() {
        assertThatNoException()
                .isThrownBy(() -> ServiceParameters.check(spec("mysql", Map.of("max_connections", "200"))));
        refused("mysql", "max_connections", "9", ServiceErrors.PARAMETER_INVALID);
        refused("mysql", "max_connections", "1001", ServiceErrors.PARAMETER_INVALID);
        refused("mysql", "max_connections", "2\ninit-file=/etc/passwd", ServiceErrors.PARAMETER_INVALID);
        refused("mysql", "plugin_load", "x", ServiceErrors.PARAMETER_UNKNOWN);
        refused("redis", "max_connections", "200", ServiceErrors.PARAMETER_UNKNOWN);
        refused("redis", "maxmemory-policy", "noeviction\nrequirepass x", ServiceErrors.PARAMETER_INVALID);
    }

    private static void refused(String service, String name, String value, ErrorCode code) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> ServiceParameters.check(spec(service, Map.of(name, value))))
                .matches(e -> e.code().equals(code));
    }

    @Test
    void thePasswordIsInSecretFilesAlone() {
        for (var service : new String[] {"mysql", "redis"}) {
            var recipe = ServiceRecipe.of(spec(service, Map.of()), "s3cret");
            assertThat(recipe.command().arguments()).noneMatch(argument -> argument.contains("s3cret"));
            assertThat(recipe.command().environment()).isEmpty();
            assertThat(recipe.files())
                    .anyMatch(file -> text(file.content()).contains("s3cret"))
                    .allMatch(file -> file.secret() || !text(file.content()).contains("s3cret"));
        }
    }

    private static String text(byte[] content) {
        return new String(content, java.nio.charset.StandardCharsets.UTF_8);
    }
}
