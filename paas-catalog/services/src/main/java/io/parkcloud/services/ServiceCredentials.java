package io.parkcloud.services;

import io.parkcloud.control.kind.World;
import io.parkcloud.control.secret.SecretBox;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.BindingSource;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens the sealed credentials of services, for their owners and for the applications bound to them. */
public final class ServiceCredentials implements BindingSource {

    static final String PASSWORD = "password";
    private static final int PASSWORD_BYTES = 18;

    private final Store store;
    private final SecretBox secrets;
    private final SecureRandom random = new SecureRandom();

    public ServiceCredentials(Store store, SecretBox secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** A new password: hexadecimal digits alone, so that it needs no quoting anywhere. */
    String generate() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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
    public Optional<Map<String, String>> binding(World world, ResourceId service) {
        return world.find(ServiceInstanceSpec.class, service)
                .filter(Resource::ready)
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

    /** Sealed by the reconciler's first pass; an address is there only after that. */
    private String password(ResourceId id) {
        var label = id + "/" + PASSWORD;
        return secrets.open(label, store.secret(id, PASSWORD, () -> secrets.seal(label, generate())));
    }
}
