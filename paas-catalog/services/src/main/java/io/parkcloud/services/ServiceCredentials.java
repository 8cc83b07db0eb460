package io.parkcloud.services;

import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.BindingSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens the sealed credentials of services, for their owners and for the applications bound to them. */
public final class ServiceCredentials implements BindingSource {

    private static final String PASSWORD = "password";

    private final Secrets secrets;

    public ServiceCredentials(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code services.instance.not-ready} before it has an address */
    Map<String, Object> answer(Resource<ServiceInstanceSpec, ServiceInstanceStatus> service) {
        var values = values(service.id(), service.spec(), service.observed())
                .orElseThrow(() -> ServiceErrors.NOT_READY.error(
                        "\"%s\" is %s; ask again when it is Ready", service.name(), service.phase()));
        return new LinkedHashMap<>(values);
    }

    @Override
    public String kind() {
        return ServiceInstanceKind.NAME.singular();
    }

    @Override
    public Set<String> fields() {
        return Set.of("host", "port", "user", "password", "database");
    }

    @Override
    public Optional<Map<String, String>> binding(Pass<?, ?> pass, ResourceId service) {
        return pass.ready(pass.find(ServiceInstanceSpec.class, service))
                .flatMap(found -> found.observed() instanceof ServiceInstanceStatus seen
                        ? values(found.id(), found.spec(), seen)
                        : Optional.empty());
    }

    private Optional<Map<String, String>> values(ResourceId id, ServiceInstanceSpec spec, ServiceInstanceStatus seen) {
        return seen.host().map(host -> {
            var values = new LinkedHashMap<String, String>();
            values.put("host", host.toString());
            values.put("port", Integer.toString(ServiceRecipe.port(spec.service())));
            values.put("user", ServiceRecipe.user(spec.service()));
            values.put("password", password(id));
            values.put("database", spec.service() == ServiceClass.MYSQL ? ServiceRecipe.DATABASE : "0");
            return values;
        });
    }

    String password(ResourceId id) {
        return secrets.random(id, PASSWORD);
    }
}
