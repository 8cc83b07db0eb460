package io.parkcloud.control.web;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.web.Views.OperationView;
import io.parkcloud.control.web.Views.PageView;
import io.parkcloud.kernel.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What kinds there are, and how operations go. */
@RestController
@RequestMapping("/api/v1")
class PlatformController {

    private final KindRegistry kinds;
    private final KindSchemas schemas;
    private final Store store;
    private final ResourceService resources;
    private final Places places;
    private final PrincipalSource principals;

    PlatformController(
            KindRegistry kinds,
            KindSchemas schemas,
            Store store,
            ResourceService resources,
            Places places,
            PrincipalSource principals) {
        this.kinds = kinds;
        this.schemas = schemas;
        this.store = store;
        this.resources = resources;
        this.places = places;
        this.principals = principals;
    }

    /** A kind, for clients that draw lists and forms from it. */
    record KindView(
            String singular,
            String plural,
            String group,
            Scope scope,
            Access access,
            Set<String> actions,
            ObjectNode spec,
            ObjectNode observed) {}

    @GetMapping("/kinds")
    List<KindView> kinds() {
        principals.current();
        return kinds.all().stream()
                .<KindView>map(this::view)
                .sorted(Comparator.comparing(KindView::singular))
                .toList();
    }

    private KindView view(Kind<?, ?> kind) {
        var name = kind.name();
        return new KindView(
                name.singular(),
                name.plural(),
                name.group(),
                kind.scope(),
                kind.access(),
                kind.actions().keySet(),
                schemas.spec(kind),
                schemas.observed(kind));
    }

    @GetMapping("/operations/{id}")
    OperationView operation(@PathVariable String id) {
        return OperationView.of(visible(id));
    }

    @GetMapping("/projects/{project}/operations")
    PageView<OperationView> operations(
            @PathVariable String project,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(defaultValue = "50") int limit) {
        var place = places.project(project);
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        int size = Math.clamp(limit, 1, 200);
        var rows = store.operations(
                place.tenant(), Optional.of(place.project()), parse(target), parse(pageToken), size + 1);
        var items = rows.stream().limit(size).map(OperationView::of).toList();
        return new PageView<>(items, rows.size() > size ? items.getLast().id().toString() : null);
    }

    /** Cancelling a creation removes what there is of it; other operations run to their end. */
    @PostMapping("/operations/{id}:cancel")
    ResponseEntity<OperationView> cancel(@PathVariable String id) {
        var operation = visible(id);
        if (!operation.verb().equals("create") || operation.state() != StoredOperation.State.RUNNING) {
            throw ResourceErrors.ACTION_UNKNOWN.error(
                    "only a creation that is still running can be cancelled; this is a %s that is %s",
                    operation.verb(), operation.state());
        }
        var place = new Place(operation.tenant(), operation.project());
        var kind = kinds.named(operation.kind());
        var target = resources.get(principals.current(), kind, place, operation.target());
        var accepted = resources.delete(
                principals.current(),
                kind,
                place,
                target.id(),
                target.metadata().revision(),
                RequestIdFilter.current());
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/operations/" + accepted.operation())
                .body(OperationView.of(visible(id)));
    }

    private StoredOperation visible(String id) {
        var who = principals.current();
        return ResourceId.parse(id)
                .flatMap(store::operation)
                .filter(o -> maySee(who, o))
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error("there is no operation with the id %s here", id));
    }

    private static boolean maySee(Principal who, StoredOperation o) {
        if (o.requester().equals(who.name())) {
            return true; // Sign-in names are unique on the platform.
        }
        if (o.tenant().equals(ResourceId.PLATFORM)) {
            return who.has(Role.SYSTEM_ADMIN);
        }
        return who.tenant().equals(o.tenant())
                && (who.has(Role.ORGANISATION_ADMIN) || who.projects().contains(o.project()));
    }

    private static Optional<ResourceId> parse(@Nullable String id) {
        return id == null ? Optional.empty() : ResourceId.parse(id);
    }
}
