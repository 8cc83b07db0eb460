package io.parkcloud.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The kinds of this platform and where their resources are. */
public final class Kinds {

    private final Api api;
    private final List<Kind> all = new ArrayList<>();
    private @Nullable JsonNode me;

    /** A kind. @param scope {@code Platform}, {@code Tenant} or {@code Project} */
    public record Kind(String singular, String plural, String scope) {}

    public Kinds(Api api) {
        this.api = api;
        for (var kind : api.get("/api/v1/kinds").body()) {
            all.add(new Kind(
                    kind.path("singular").asString(),
                    kind.path("plural").asString(),
                    kind.path("scope").asString()));
        }
    }

    /** For tests and for callers that know the kinds. */
    Kinds(Api api, List<Kind> kinds) {
        this.api = api;
        this.all.addAll(kinds);
    }

    /** By singular, plural or a prefix of either that only one kind has; case does not matter. */
    public Kind named(String word) {
        var asked = word.toLowerCase(Locale.ROOT);
        var exact = all.stream()
                .filter(k -> k.singular().toLowerCase(Locale.ROOT).equals(asked)
                        || k.plural().equals(asked))
                .findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        var fits = all.stream()
                .filter(k -> k.singular().toLowerCase(Locale.ROOT).startsWith(asked)
                        || k.plural().startsWith(asked))
                .toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var names = (fits.isEmpty() ? all : fits)
                .stream().map(Kind::plural).sorted().collect(Collectors.joining(", "));
        throw CliException.usage(
                fits.isEmpty()
                        ? "there is no kind \"" + word + "\"; there are " + names
                        : "\"" + word + "\" can be " + names + "; write more of it");
    }

    /** Where resources of that kind are. @param project name or id; absent for the only one there is */
    public String path(Kind kind, @Nullable String project) {
        return switch (kind.scope()) {
            case "Project" -> "/api/v1/projects/" + project(project) + "/" + kind.plural();
            case "Tenant" -> "/api/v1/tenants/" + tenant() + "/" + kind.plural();
            default -> "/api/v1/" + kind.plural();
        };
    }

    public String tenant() {
        return me().path("tenant").path("id").asString();
    }

    /** The id of the project of that name or id. */
    public String project(@Nullable String asked) {
        var projects = me().path("projects");
        if (asked == null && projects.size() == 1) {
            return projects.get(0).path("id").asString();
        }
        var names = new ArrayList<String>();
        for (var project : projects) {
            var name = project.path("name").asString();
            var id = project.path("id").asString();
            if (asked != null && (name.equals(asked) || id.equals(asked))) {
                return id;
            }
            names.add(name);
        }
        throw CliException.usage(
                asked == null
                        ? "say which project with -p; you are in " + names
                        : "you are in no project \"" + asked + "\"; you are in " + names);
    }

    private JsonNode me() {
        var known = me;
        if (known == null) {
            known = api.get("/api/v1/me").body();
            me = known;
        }
        return known;
    }
}
