package io.parkcloud.tenancy.internal;

import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.Store;
import io.parkcloud.identity.Credentials;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.Organisations;
import io.parkcloud.tenancy.ProjectSpec;
import io.parkcloud.tenancy.TenancyProperties;
import io.parkcloud.tenancy.TenantSpec;
import io.parkcloud.tenancy.UserSpec;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a platform begins with: its own organisation and the three administrators, and for a demonstration two tenants. Goes
 * through the ordinary door under derived ids, so that it may be interrupted, repeated, and run by several replicas at once.
 */
final class Bootstrap {

    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Provision provision;
    private final Store store;
    private final Credentials credentials;
    private final TenancyProperties.Bootstrap properties;
    private final SecureRandom random = new SecureRandom();

    Bootstrap(ResourceService resources, Store store, Credentials credentials, TenancyProperties.Bootstrap properties) {
        this.provision = new Provision(resources, store, "bootstrap");
        this.store = store;
        this.credentials = credentials;
        this.properties = properties;
    }

    void run() {
        if (!properties.enabled()) {
            return;
        }
        var platform = Organisations.PLATFORM;
        ensure(platform, Place.PLATFORM, "platform", new TenantSpec("平台运营中心", null));
        user(platform, "sysadmin", "系统管理员", Role.SYSTEM_ADMIN, Set.of());
        user(platform, "secadmin", "安全管理员", Role.SECURITY_ADMIN, Set.of());
        user(platform, "auditadmin", "审计管理员", Role.AUDIT_ADMIN, Set.of());
        if (properties.demo()) {
            tenant(new Demo("mingcheng-gov", "明城市政务服务局", "service-hall", "政务服务大厅", "gov"));
            tenant(new Demo("binhai-park", "滨海产业园", "commons", "园区公共服务", "park"));
        }
    }

    /** A tenant of the demonstration. */
    private record Demo(String name, String displayName, String project, String projectName, String prefix) {}

    private void tenant(Demo demo) {
        var id = Organisations.PLATFORM.derive("demo/" + demo.name());
        ensure(id, Place.PLATFORM, demo.name(), new TenantSpec(demo.displayName(), null));
        var project = id.derive("project/" + demo.project());
        ensure(project, in(id), demo.project(), new ProjectSpec(demo.projectName(), null));
        user(id, demo.prefix() + "-admin", demo.displayName() + "管理员", Role.ORGANISATION_ADMIN, Set.of());
        user(id, demo.prefix() + "-member", demo.displayName() + "成员", Role.MEMBER, Set.of(project));
    }

    private void user(ResourceId tenant, String name, String displayName, Role role, Set<ResourceId> projects) {
        var id = tenant.derive("user/" + name);
        boolean there = ensure(id, in(tenant), name, new UserSpec(displayName, null, Set.of(role), projects, null));
        if (there && credentials.changedAt(id).isEmpty()) {
            if (properties.credentialsFile() == null) {
                LOG.warn("{} has no password; set parkcloud.tenancy.bootstrap.credentials-file to get one", name);
                return;
            }
            // Told before it counts: a crash in between leaves a line that the next start replaces.
            var password = password();
            new CredentialsFile(properties.credentialsFile()).put(name, password);
            credentials.set(id, name, password);
        }
    }

    /** @return whether the resource is there; not if an administrator has removed it or made another of that name */
    private <S extends Record> boolean ensure(ResourceId id, Place place, String name, S spec) {
        try {
            provision.provide(new Provision.Item<>(place, id, NetworkZone.INTRANET, name, Map.of(), spec));
            return store.find(id).isPresent();
        } catch (PlatformException refused) {
            LOG.warn("{} was not made: {}", name, refused.getMessage());
            return false;
        }
    }

    private static Place in(ResourceId tenant) {
        return new Place(tenant, ResourceId.PLATFORM);
    }

    private String password() {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
