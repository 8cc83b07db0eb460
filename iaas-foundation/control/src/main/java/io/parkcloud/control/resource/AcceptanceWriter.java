package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.resource.Requests.Change;
import io.parkcloud.control.resource.Requests.Create;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the one write of each accepted request, and the checks that go with it. */
final class AcceptanceWriter {

    private final KindRegistry kinds;
    private final Codec codec;
    private final IdGenerator ids;

    AcceptanceWriter(KindRegistry kinds, Codec codec, IdGenerator ids) {
        this.kinds = kinds;
        this.codec = codec;
        this.ids = ids;
    }

    record Write(Acceptance acceptance, AcceptGuard guard, ResourceId operation) {}

    <S extends Record, T extends Record> Write create(
            Principal who, Kind<S, T> kind, Create<S> request, StoredResource row, Optional<Lease> lease) {
        var proposal = new Proposal<>(
                row.id(), row.tenant(), row.project(), row.zone(), row.name(), request.spec(), Optional.empty());
        permit(who, kind, proposal);
        var references = kind.references(request.spec());
        var operation = operation(who, "create", row, row.createdAt());
        var acceptance = new Acceptance(
                new Acceptance.Change.Create(row),
                references,
                kind.claims(proposal),
                row.charges(),
                operation,
                audit(who, kind.name().slug() + ".create", row, row.spec(), request.requestId(), row.createdAt()),
                request.idempotency(),
                lease);
        var guard = guard(kind, proposal, references);
        return new Write(
                acceptance,
                (referred, reads) -> {
                    request.owner().ifPresent(owner -> requireStanding(row, owner, referred));
                    guard.check(referred, reads);
                },
                operation.id());
    }

    /** What is on its way out makes nothing new: a pass that comes back late must not leave parts behind. */
    private static void requireStanding(
            StoredResource row, ResourceId owner, Map<ResourceId, StoredResource> referred) {
        if (going(owner, referred)) {
            throw ResourceErrors.DELETING.error(
                    "%s \"%s\" would belong to %s, which is being removed or gone", row.kind(), row.name(), owner);
        }
    }

    /** Whether it, or whoever takes it along, is on the way out or gone. */
    private static boolean going(ResourceId id, Map<ResourceId, StoredResource> referred) {
        var row = referred.get(id);
        while (row != null && row.deletionAt() == null && row.owner() != null) {
            row = referred.get(row.owner());
        }
        return row == null || row.deletionAt() != null;
    }

    <S extends Record, T extends Record> Write change(
            Principal who, Kind<S, T> kind, Change<S> request, StoredResource before, StoredResource after, long now) {
        var proposal = new Proposal<S>(
                after.id(),
                after.tenant(),
                after.project(),
                after.zone(),
                after.name(),
                request.spec(),
                Optional.of(codec.decode(before, kind)));
        permit(who, kind, proposal);
        var references = kind.references(request.spec());
        var operation = operation(who, request.verb(), after, now);
        var acceptance = new Acceptance(
                new Acceptance.Change.Update(after, request.ifRevision()),
                references,
                kind.claims(proposal),
                difference(before.charges(), after.charges()),
                operation,
                audit(who, kind.name().slug() + "." + request.verb(), after, after.spec(), request.requestId(), now),
                Optional.empty(),
                Optional.empty());
        return new Write(acceptance, guard(kind, proposal, references), operation.id());
    }

    <S extends Record, T extends Record> Write delete(
            Principal who,
            Kind<S, T> kind,
            StoredResource before,
            StoredResource after,
            long ifRevision,
            String requestId) {
        long now = after.deletionAt() == null ? 0 : after.deletionAt();
        var operation = operation(who, "delete", after, now);
        var acceptance = new Acceptance(
                new Acceptance.Change.Delete(after, ifRevision),
                List.of(),
                List.of(),
                Map.of(),
                operation,
                audit(who, kind.name().slug() + ".delete", before, "{}", requestId, now),
                Optional.empty(),
                Optional.empty());
        var resource = codec.decode(before, kind);
        AcceptGuard guard = (referred, reads) ->
                kind.checkDelete(resource, (tenant, project) -> reads.within(tenant, project, 5).stream()
                        .map(Codec::metadata)
                        .toList());
        return new Write(acceptance, guard, operation.id());
    }

    private static <S extends Record> void permit(Principal who, Kind<S, ?> kind, Proposal<S> proposal) {
        if (!who.isSystem()) {
            kind.permit(who, proposal);
        }
    }

    private <S extends Record> AcceptGuard guard(Kind<S, ?> kind, Proposal<S> proposal, List<Reference> references) {
        var place = new Place(proposal.tenant(), proposal.project());
        return (referred, reads) -> {
            for (var reference : references) {
                check(reference, referred, place);
            }
            kind.check(
                    proposal,
                    new StoreWorld(
                            kinds,
                            codec,
                            StoreWorld.knownFirst(id -> Optional.ofNullable(referred.get(id)), reads),
                            place));
        };
    }

    private static void check(Reference reference, Map<ResourceId, StoredResource> referred, Place place) {
        var target = referred.get(reference.target());
        if (target == null || !target.kind().equals(reference.kind()) || !StoreWorld.visible(target, place)) {
            throw new io.parkcloud.kernel.PlatformException(
                    ResourceErrors.REFERENCE_NOT_FOUND,
                    "/spec%s: there is no %s with the id %s here"
                            .formatted(reference.field(), reference.kind(), reference.target()),
                    List.of(new io.parkcloud.kernel.PlatformException.Fault(
                            "/spec" + reference.field(), "no such " + reference.kind())));
        }
        if (going(target.id(), referred)) {
            throw ResourceErrors.REFERENCE_DELETING.error(
                    "/spec%s: %s \"%s\" is being removed", reference.field(), target.kind(), target.name());
        }
    }

    private StoredOperation operation(Principal who, String verb, StoredResource row, long now) {
        return new StoredOperation(
                ids.next(),
                verb,
                row.kind(),
                row.id(),
                row.name(),
                row.tenant(),
                row.project(),
                who.name(),
                row.generation(),
                StoredOperation.State.RUNNING,
                List.of(),
                null,
                null,
                now,
                null);
    }

    private static StoredAudit audit(
            Principal who, String action, StoredResource row, String detail, String requestId, long now) {
        return new StoredAudit(
                now, who.name(), row.tenant(), row.project(), action, row.id(), row.name(), requestId, detail);
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var difference = new HashMap<>(after);
        before.forEach((metric, amount) -> difference.merge(metric, -amount, Long::sum));
        return difference;
    }
}
