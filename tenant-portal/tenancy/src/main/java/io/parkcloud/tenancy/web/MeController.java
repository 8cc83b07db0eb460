package io.parkcloud.tenancy.web;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.identity.UserDirectory;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.ProjectSpec;
import io.parkcloud.tenancy.TenantSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I. */
@RestController
public class MeController {

    private static final int MOST_PROJECTS = 200;

    private final Store store;
    private final PrincipalSource principals;
    private final UserDirectory directory;

    MeController(Store store, PrincipalSource principals, UserDirectory directory) {
        this.store = store;
        this.principals = principals;
        this.directory = directory;
    }

    /** An organisation. */
    record TenantView(ResourceId id, String name, String displayName) {}

    /** A project that the user may work in. */
    record ProjectView(ResourceId id, String name, String displayName, ResourceId tenant) {}

    /** @param language of the two the platform speaks, the one the client prefers: {@code zh-CN} or {@code en} */
    record MeView(
            ResourceId id,
            String name,
            String displayName,
            Set<Role> roles,
            TenantView tenant,
            List<ProjectView> projects,
            String language) {}

    @GetMapping("/api/v1/me")
    MeView me(Locale locale) {
        var who = principals.current();
        var displayName =
                directory.find(who.user()).map(account -> account.displayName()).orElse(who.name());
        return new MeView(
                who.user(),
                who.name(),
                displayName,
                who.roles(),
                tenant(who.tenant()),
                projects(who)
                        .map(MeController::project)
                        .sorted(Comparator.comparing(ProjectView::name))
                        .toList(),
                locale.getLanguage().equals("en") ? "en" : "zh-CN");
    }

    private TenantView tenant(ResourceId id) {
        var row = store.find(id);
        return new TenantView(
                id,
                row.map(StoredResource::name).orElse(""),
                row.map(r -> Json.MAPPER.readValue(r.spec(), TenantSpec.class).displayName())
                        .orElse(""));
    }

    private Stream<StoredResource> projects(Principal who) {
        if (who.has(Role.ORGANISATION_ADMIN)) {
            return store
                    .page(new ResourceQuery(
                            "Project",
                            Optional.of(who.tenant()),
                            Optional.of(ResourceId.PLATFORM),
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            MOST_PROJECTS))
                    .stream();
        }
        return store.findAll(who.projects()).stream()
                .filter(row -> row.kind().equals("Project") && row.tenant().equals(who.tenant()));
    }

    private static ProjectView project(StoredResource row) {
        var spec = Json.MAPPER.readValue(row.spec(), ProjectSpec.class);
        return new ProjectView(row.id(), row.name(), spec.displayName(), row.tenant());
    }
}
