package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Authorizer.Verb;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.kernel.Page;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists resources of any kind, page by page. The cost of a page does not depend on how many there are. */
public final class ResourceQueries {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Store store;
    private final Codec codec;

    public ResourceQueries(Store store, Codec codec) {
        this.store = store;
        this.codec = codec;
    }

    /**
     * One page.
     *
     * @param parameters {@code limit}, {@code pageToken}, {@code sort} ({@code createdAt} or {@code -createdAt}),
     *                   {@code phase}, {@code name}, {@code owner}, {@code label} ({@code name=value}, comma-separated)
     * @throws PlatformException {@code request.invalid} for any other parameter or a wrong value
     */
    public Page<Resource<?, ?>> page(Principal who, Kind<?, ?> kind, Place place, Map<String, String> parameters) {
        int limit = limit(parameters);
        var only = Authorizer.onlyVisible(who, kind);
        if (only.isPresent()) {
            return own(kind, query(kind, place, parameters, 1), only.get());
        }
        Authorizer.require(who, Verb.READ, kind, place.tenant(), place.project());
        var rows = store.page(query(kind, place, parameters, limit + 1));
        boolean more = rows.size() > limit;
        var items = rows.stream()
                .limit(limit)
                .<Resource<?, ?>>map(row -> codec.decode(row, kind))
                .toList();
        return new Page<>(items, more ? Optional.of(items.getLast().id().toString()) : Optional.empty());
    }

    /** The one resource of the kind that its reader may see at all, if the query asks for it. */
    private Page<Resource<?, ?>> own(Kind<?, ?> kind, ResourceQuery query, ResourceId id) {
        var rows = store.find(id).stream()
                .filter(row -> row.kind().equals(query.kind()))
                .filter(row ->
                        query.name().filter(name -> !name.equals(row.name())).isEmpty())
                .filter(row ->
                        query.phase().filter(phase -> phase != row.phase()).isEmpty())
                .filter(row -> query.after().isEmpty())
                .<Resource<?, ?>>map(row -> codec.decode(row, kind))
                .toList();
        return new Page<>(rows, Optional.empty());
    }

    /** The id of the resource of that name. @throws PlatformException {@code resource.not-found} */
    public ResourceId byName(Principal who, Kind<?, ?> kind, Place place, String name) {
        return page(who, kind, place, Map.of("name", name, "limit", "1")).items().stream()
                .findFirst()
                .map(Resource::id)
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error(
                        "there is no %s named \"%s\" here", kind.name().singular(), name));
    }

    private static ResourceQuery query(Kind<?, ?> kind, Place place, Map<String, String> parameters, int rows) {
        Optional<ResourceId> after = Optional.empty();
        boolean descending = false;
        Optional<Phase> phase = Optional.empty();
        Optional<String> name = Optional.empty();
        Optional<ResourceId> owner = Optional.empty();
        Map<String, String> labels = new HashMap<>();
        for (var parameter : parameters.entrySet()) {
            var value = parameter.getValue();
            switch (parameter.getKey()) {
                case "limit" -> {}
                case "pageToken" -> after = Optional.of(id("pageToken", value));
                case "sort" -> descending = sort(value);
                case "phase" -> phase = Optional.of(phase(value));
                case "name" -> name = Optional.of(value);
                case "owner" -> owner = Optional.of(id("owner", value));
                case "label" -> labels(value, labels);
                default ->
                    throw wrong(
                            parameter.getKey(),
                            "unknown parameter; known are limit, pageToken, sort, phase, name, owner, label");
            }
        }
        return new ResourceQuery(
                kind.name().singular(),
                Optional.of(place.tenant()),
                Optional.of(place.project()),
                after,
                descending,
                phase,
                name,
                owner,
                labels,
                rows);
    }

    private static int limit(Map<String, String> parameters) {
        var text = parameters.getOrDefault("limit", Integer.toString(USUAL));
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw wrong("limit", "must be 1 to " + MOST + ", was " + text);
        }
        return Integer.parseInt(text);
    }

    private static boolean sort(String value) {
        return switch (value) {
            case "createdAt" -> false;
            case "-createdAt" -> true;
            default -> throw wrong("sort", "must be createdAt or -createdAt, was " + value);
        };
    }

    private static Phase phase(String value) {
        return Arrays.stream(Phase.values())
                .filter(p -> p.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> wrong("phase", "must be Pending, Ready, Failed or Deleting, was " + value));
    }

    private static ResourceId id(String parameter, String value) {
        return ResourceId.parse(value).orElseThrow(() -> wrong(parameter, "is not an id: " + value));
    }

    private static void labels(String value, Map<String, String> into) {
        for (var pair : value.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw wrong("label", "must be name=value, was " + pair);
            }
            into.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static PlatformException wrong(String parameter, String detail) {
        return new PlatformException(
                ResourceErrors.INVALID, parameter + ": " + detail, List.of(new Fault("?" + parameter, detail)));
    }
}
