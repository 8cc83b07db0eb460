package io.parkcloud.control.web;

import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.resource.Requests;
import io.parkcloud.control.resource.Requests.Accepted;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.ResourceQueries;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Authorizer.Verb;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Acceptance.Idempotency;
import io.parkcloud.control.store.Headroom;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.web.Places.Site;
import io.parkcloud.control.web.Views.PageView;
import io.parkcloud.control.web.Views.ResourceView;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the routes of all scopes do once they know the place and the kind. */
final class ResourceEndpoint {

    private final ResourceService resources;
    private final ResourceQueries queries;
    private final SpecReader reader;
    private final PrincipalSource principals;
    private final Store store;

    ResourceEndpoint(
            ResourceService resources,
            ResourceQueries queries,
            SpecReader reader,
            PrincipalSource principals,
            Store store) {
        this.resources = resources;
        this.queries = queries;
        this.reader = reader;
        this.principals = principals;
        this.store = store;
    }

    PageView<ResourceView> list(Kind<?, ?> kind, Place place, Map<String, String> parameters) {
        var page = queries.page(principals.current(), kind, place, parameters);
        return new PageView<>(
                page.items().stream().map(ResourceView::of).toList(),
                page.next().orElse(null));
    }

    ResponseEntity<ResourceView> get(Kind<?, ?> kind, Place place, String ref) {
        var who = principals.current();
        var resource = resources.get(who, kind, place, resolve(who, kind, place, ref));
        return ResponseEntity.ok().eTag(etag(resource)).body(ResourceView.of(resource));
    }

    List<ResourceView> dependants(Kind<?, ?> kind, Place place, String ref) {
        var who = principals.current();
        return resources.dependants(who, kind, place, resolve(who, kind, place, ref)).stream()
                .map(ResourceView::of)
                .toList();
    }

    <S extends Record> ResponseEntity<ResourceView> create(
            Kind<S, ?> kind, Site site, @Nullable String key, ResourceBody body) {
        var who = principals.current();
        refuseIfClosing(who, kind, site);
        if (key == null || key.isBlank() || key.length() > 128) {
            throw ResourceErrors.KEY_MISSING.error(
                    "send an Idempotency-Key of 1 to 128 characters, new for every new request, so that it can be repeated safely");
        }
        var place = site.place();
        var scope = place.project().equals(ResourceId.PLATFORM) ? place.tenant() : place.project();
        var once = new Idempotency(scope, key, hash(kind, place, body));
        return accepted(resources.create(who, kind, request(kind, place, body, Optional.of(once))));
    }

    private static void refuseIfClosing(Principal who, Kind<?, ?> kind, Site site) {
        if (site.closing()) {
            Authorizer.require(
                    who, Verb.WRITE, kind, site.place().tenant(), site.place().project());
            throw ResourceErrors.DELETING.error(
                    "what it would be in is being removed itself; nothing new can be put into it");
        }
    }

    private <S extends Record> Requests.Create<S> request(
            Kind<S, ?> kind, Place place, ResourceBody body, Optional<Idempotency> once) {
        agree(kind, body);
        if (body.name() == null) {
            throw new PlatformException(
                    ResourceErrors.INVALID, "/name: must be given", List.of(new Fault("/name", "must be given")));
        }
        return new Requests.Create<>(
                place,
                Optional.empty(),
                body.zone() == null ? NetworkZone.INTRANET : body.zone(),
                body.name(),
                labels(body),
                spec(kind, body),
                Optional.empty(),
                once,
                RequestIdFilter.current());
    }

    /** What creating would take, or the problem that it would end in. Nothing is made. */
    <S extends Record> Headroom check(Kind<S, ?> kind, Site site, ResourceBody body) {
        var who = principals.current();
        refuseIfClosing(who, kind, site);
        return room(site.place(), resources.rehearse(who, kind, request(kind, site.place(), body, Optional.empty())));
    }

    /** The same for a change of what is there, as it is now. */
    <S extends Record> Headroom check(Kind<S, ?> kind, Place place, String ref, ResourceBody body) {
        var who = principals.current();
        var before = resources.get(who, kind, place, resolve(who, kind, place, ref));
        long revision = before.metadata().revision();
        return room(place, resources.rehearse(who, kind, change(kind, place, before, revision, body)));
    }

    private Headroom room(Place place, Map<String, Long> charges) {
        return Headroom.of(store, List.of(place.tenant(), place.project()), charges);
    }

    <S extends Record> ResponseEntity<ResourceView> replace(
            Kind<S, ?> kind, Place place, String ref, @Nullable String ifMatch, ResourceBody body) {
        var who = principals.current();
        var before = resources.get(who, kind, place, resolve(who, kind, place, ref));
        return accepted(resources.change(who, kind, change(kind, place, before, revision(ifMatch), body)));
    }

    private <S extends Record> Requests.Change<S> change(
            Kind<S, ?> kind, Place place, Resource<S, ?> before, long ifRevision, ResourceBody body) {
        agree(kind, body);
        if (body.name() != null && !body.name().equals(before.name())) {
            throw new PlatformException(
                    ResourceErrors.INVALID, "/name: cannot change", List.of(new Fault("/name", "cannot change")));
        }
        return new Requests.Change<>(
                place, before.id(), ifRevision, "update", labels(body), spec(kind, body), RequestIdFilter.current());
    }

    <S extends Record> ResponseEntity<ResourceView> delete(
            Kind<S, ?> kind, Place place, String ref, @Nullable String ifMatch) {
        var who = principals.current();
        var id = resolve(who, kind, place, ref);
        return accepted(resources.delete(who, kind, place, id, revision(ifMatch), RequestIdFilter.current()));
    }

    <S extends Record, T extends Record> ResponseEntity<?> act(
            Kind<S, T> kind, Place place, String ref, String name, Map<String, Object> arguments) {
        var who = principals.current();
        var id = resolve(who, kind, place, ref);
        var action = Optional.ofNullable(kind.actions().get(name))
                .orElseThrow(() -> ResourceErrors.ACTION_UNKNOWN.error(
                        "%s has no action \"%s\"; it has %s",
                        kind.name().singular(), name, kind.actions().keySet()));
        return switch (action) {
            case Action.Answer<S, T> answer ->
                ResponseEntity.ok(resources.answer(
                        who, kind, new Requests.Ask(place, id, name, arguments, RequestIdFilter.current())));
            case Action.Change<S, T> change ->
                accepted(resources.act(
                        who, kind, new Requests.Ask(place, id, name, arguments, RequestIdFilter.current())));
        };
    }

    private ResourceId resolve(Principal who, Kind<?, ?> kind, Place place, String ref) {
        return ResourceId.parse(ref).orElseGet(() -> queries.byName(who, kind, place, ref));
    }

    private <S extends Record> S spec(Kind<S, ?> kind, ResourceBody body) {
        var given = body.spec();
        return reader.read(kind, given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given);
    }

    private static void agree(Kind<?, ?> kind, ResourceBody body) {
        if (body.kind() != null && !body.kind().equals(kind.name().singular())) {
            throw new PlatformException(
                    ResourceErrors.INVALID,
                    "/kind: is " + body.kind() + ", this address takes "
                            + kind.name().singular(),
                    List.of(new Fault("/kind", "must be " + kind.name().singular())));
        }
    }

    private Map<String, String> labels(ResourceBody body) {
        return body.labels() == null ? Map.of() : Labels.check(body.labels());
    }

    /** {@code "7"}, as sent in ETag; weak tags and {@code *} say too little to protect another's change. */
    private static long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw ResourceErrors.MATCH_MISSING.error(
                    "send If-Match with the ETag of the resource as you read it, so that nobody's change is lost");
        }
        var digits = ifMatch.replace("\"", "").strip();
        if (!digits.matches("\\d{1,18}")) {
            throw ResourceErrors.MATCH_MISSING.error(
                    "If-Match must be an ETag of this API such as \"7\", was %s", ifMatch);
        }
        return Long.parseLong(digits);
    }

    private static ResponseEntity<ResourceView> accepted(Accepted<?> accepted) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + accepted.operation()))
                .header("Retry-After", "1")
                .eTag(etag(accepted.resource()))
                .body(ResourceView.of(accepted.resource()));
    }

    private static String etag(Resource<?, ?> resource) {
        return "\"" + resource.metadata().revision() + "\"";
    }

    private static String hash(Kind<?, ?> kind, Place place, ResourceBody body) {
        try {
            var text = kind.name().singular() + place + Json.MAPPER.writeValueAsString(body);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
