package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.search.ResourceReader.Place;
import io.parkcloud.healthcare.search.SearchPage;
import io.parkcloud.healthcare.store.StoredResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.InstantType;
import org.springframework.stereotype.Component;

/** Answers of searches and histories as bundles, with links to where they go on. */
@Component
final class Bundles {
    private static final int USUAL_VERSIONS = 50;
    private static final int MOST_VERSIONS = 500;

    private final Interactions interactions;

    Bundles(Interactions interactions) {
        this.interactions = interactions;
    }

    Bundle search(String type, RequestDetails request, Caller caller) {
        var prefer = request.getHeader("Prefer");
        boolean lenient = prefer != null && prefer.contains("handling=lenient");
        return search(type, request.getParameters(), lenient, request.getFhirServerBase(), caller);
    }

    Bundle search(String type, Map<String, String[]> parameters, boolean lenient, String base, Caller caller) {
        var self = type + query(parameters, Optional.empty());
        var page = interactions.search(type, parameters, lenient, self, caller);
        var bundle = bundle(BundleType.SEARCHSET, base + "/" + self);
        page.total().ifPresent(total -> bundle.setTotal(Math.toIntExact(total)));
        page.next().ifPresent(after -> bundle.addLink()
                .setRelation("next")
                .setUrl(base + "/" + type + query(parameters, Optional.of(after))));
        add(bundle, page, base);
        return bundle;
    }

    private void add(Bundle bundle, SearchPage page, String base) {
        for (var match : page.matches()) {
            entry(bundle, match, base).getSearch().setMode(SearchEntryMode.MATCH);
        }
        for (var included : page.included()) {
            entry(bundle, included, base).getSearch().setMode(SearchEntryMode.INCLUDE);
        }
    }

    private Bundle.BundleEntryComponent entry(Bundle bundle, StoredResource stored, String base) {
        return bundle.addEntry()
                .setFullUrl(base + "/" + stored.type() + "/" + stored.id())
                .setResource(interactions.resource(stored));
    }

    Bundle history(String type, Optional<String> id, long since, int count, RequestDetails request, Caller caller) {
        int limit = count <= 0 ? USUAL_VERSIONS : Math.min(count, MOST_VERSIONS);
        var given = request.getParameters().get("_after");
        var before = given == null ? Optional.<Place>empty() : Optional.of(place(given[0]));
        var versions = interactions.history(type, id, since, before, limit + 1, caller);
        var base = request.getFhirServerBase();
        var path = base + "/" + type + id.map(one -> "/" + one).orElse("") + "/_history";
        var bundle = bundle(BundleType.HISTORY, path + query(request.getParameters(), Optional.empty()));
        bundle.setTotal(interactions.historySize(type, id, since, caller));
        versions.stream().limit(limit).forEach(version -> version(bundle, version, base));
        if (versions.size() > limit) {
            var last = versions.get(limit - 1);
            var after = last.updatedAt() + "-" + last.pk() + "-" + last.version();
            bundle.addLink().setRelation("next").setUrl(path + query(request.getParameters(), Optional.of(after)));
        }
        return bundle;
    }

    private void version(Bundle bundle, StoredResource stored, String base) {
        var entry = bundle.addEntry().setFullUrl(base + "/" + stored.type() + "/" + stored.id());
        var method =
                switch (stored.method()) {
                    case CREATE -> HTTPVerb.POST;
                    case UPDATE -> HTTPVerb.PUT;
                    case DELETE -> HTTPVerb.DELETE;
                };
        entry.getRequest()
                .setMethod(method)
                .setUrl(method == HTTPVerb.POST ? stored.type() : stored.type() + "/" + stored.id());
        entry.getResponse()
                .setStatus(stored.deleted() ? "204 No Content" : stored.version() == 1 ? "201 Created" : "200 OK")
                .setEtag("W/\"" + stored.version() + "\"")
                .setLastModifiedElement(instant(stored.updatedAt()));
        if (!stored.deleted()) {
            entry.setResource(interactions.resource(stored));
        }
    }

    private static Place place(String text) {
        if (!text.matches("\\d{1,18}-\\d{1,19}-\\d{1,9}")) {
            throw new InvalidRequestException(
                    "_after='" + text + "' is not from a link of ours; begin with the first page");
        }
        var parts = text.split("-");
        return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Bundle bundle(BundleType type, String self) {
        var bundle = new Bundle();
        bundle.setType(type);
        bundle.addLink().setRelation("self").setUrl(self);
        return bundle;
    }

    static InstantType instant(long millis) {
        return new InstantType(Instant.ofEpochMilli(millis).toString());
    }

    private static String query(Map<String, String[]> parameters, Optional<String> after) {
        var text = new StringBuilder();
        parameters.forEach((name, values) -> {
            for (var value : values) {
                if (after.isEmpty() || !name.equals("_after")) {
                    pair(text, name, value);
                }
            }
        });
        after.ifPresent(value -> pair(text, "_after", value));
        return text.toString();
    }

    private static void pair(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? '?' : '&').append(encode(name)).append('=').append(encode(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
