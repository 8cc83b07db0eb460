package io.parkcloud.control.web;

import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.Headroom;
import io.parkcloud.control.web.Places.Site;
import io.parkcloud.control.web.Views.PageView;
import io.parkcloud.control.web.Views.ResourceView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routes of every kind: the platform's, the organisations', the projects'. */
@RestController
@RequestMapping("/api/v1")
class ResourceController {

    private static final String PLATFORM = "/{kind}";
    private static final String TENANT = "/tenants/{tenant}/{kind}";
    private static final String PROJECT = "/projects/{project}/{kind}";
    private static final String ONE = "/{ref:[^:]+}";
    private static final String MANY = ":check";
    private static final String CHECK = ONE + ":check";
    private static final String ACT = "/{ref:[^:]+}:{action:[a-z-]+}";

    private final ResourceEndpoint endpoint;
    private final Places places;

    ResourceController(ResourceEndpoint endpoint, Places places) {
        this.endpoint = endpoint;
        this.places = places;
    }

    @GetMapping({PLATFORM, TENANT, PROJECT})
    PageView<ResourceView> list(@PathVariable Map<String, String> path, @RequestParam Map<String, String> parameters) {
        return endpoint.list(places.kind(kind(path), scope(path)), place(path), parameters);
    }

    @GetMapping({PLATFORM + ONE, TENANT + ONE, PROJECT + ONE})
    ResponseEntity<ResourceView> get(@PathVariable Map<String, String> path) {
        return endpoint.get(places.kind(kind(path), scope(path)), place(path), ref(path));
    }

    @GetMapping({PLATFORM + ONE + "/dependants", TENANT + ONE + "/dependants", PROJECT + ONE + "/dependants"})
    List<ResourceView> dependants(@PathVariable Map<String, String> path) {
        return endpoint.dependants(places.kind(kind(path), scope(path)), place(path), ref(path));
    }

    @PostMapping({PLATFORM, TENANT, PROJECT})
    ResponseEntity<ResourceView> create(
            @PathVariable Map<String, String> path,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ResourceBody body) {
        return endpoint.create(places.kind(kind(path), scope(path)), site(path), key, body);
    }

    /** Live validation by the rules that creating goes by. */
    @PostMapping({PLATFORM + MANY, TENANT + MANY, PROJECT + MANY})
    Headroom check(@PathVariable Map<String, String> path, @RequestBody ResourceBody body) {
        return endpoint.check(places.kind(kind(path), scope(path)), site(path), body);
    }

    @PostMapping({PLATFORM + CHECK, TENANT + CHECK, PROJECT + CHECK})
    Headroom checkChange(@PathVariable Map<String, String> path, @RequestBody ResourceBody body) {
        return endpoint.check(places.kind(kind(path), scope(path)), place(path), ref(path), body);
    }

    @PutMapping({PLATFORM + ONE, TENANT + ONE, PROJECT + ONE})
    ResponseEntity<ResourceView> replace(
            @PathVariable Map<String, String> path,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ResourceBody body) {
        return endpoint.replace(places.kind(kind(path), scope(path)), place(path), ref(path), ifMatch, body);
    }

    @DeleteMapping({PLATFORM + ONE, TENANT + ONE, PROJECT + ONE})
    ResponseEntity<ResourceView> delete(
            @PathVariable Map<String, String> path,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return endpoint.delete(places.kind(kind(path), scope(path)), place(path), ref(path), ifMatch);
    }

    @PostMapping({PLATFORM + ACT, TENANT + ACT, PROJECT + ACT})
    ResponseEntity<?> act(
            @PathVariable Map<String, String> path,
            @RequestBody(required = false) @Nullable Map<String, Object> arguments) {
        return endpoint.act(
                places.kind(kind(path), scope(path)),
                place(path),
                ref(path),
                path.getOrDefault("action", ""),
                arguments == null ? Map.of() : arguments);
    }

    private Place place(Map<String, String> path) {
        return site(path).place();
    }

    private Site site(Map<String, String> path) {
        if (path.containsKey("project")) {
            return places.projectSite(path.getOrDefault("project", ""));
        }
        return path.containsKey("tenant") ? places.tenantSite(path.getOrDefault("tenant", "")) : Site.PLATFORM;
    }

    private static Scope scope(Map<String, String> path) {
        return path.containsKey("project") ? Scope.PROJECT : path.containsKey("tenant") ? Scope.TENANT : Scope.PLATFORM;
    }

    private static String kind(Map<String, String> path) {
        return path.getOrDefault("kind", "");
    }

    private static String ref(Map<String, String> path) {
        return path.getOrDefault("ref", "");
    }
}
