package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.Acceptance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lays out new rows table by table. */
final class Bundles {

    private Bundles() {}

    /** @param company new rows of one place, at least one */
    static BundleMapper.Bundle of(List<NewRow> company) {
        var deltas = deltas(company);
        var scopes = deltas.isEmpty()
                ? List.<io.parkcloud.kernel.ResourceId>of()
                : company.getFirst().scopes();
        return new BundleMapper.Bundle(
                each(company, m -> Stream.of(row(m))),
                each(company, Bundles::links),
                each(company, Bundles::labels),
                each(company, m -> m.acceptance().claims().stream()
                        .map(claim -> new BundleMapper.Held(claim, m.row().id()))),
                each(company, m -> Stream.ofNullable(m.acceptance().operation())),
                each(company, m -> key(m).stream()),
                each(company, m -> Stream.of(m.acceptance().audit())),
                scopes,
                deltas,
                deltas.size() * scopes.size());
    }

    private static Map<String, Long> deltas(List<NewRow> company) {
        var sums = new TreeMap<String, Long>();
        company.forEach(m -> m.acceptance().charges().forEach((metric, delta) -> sums.merge(metric, delta, Long::sum)));
        return Acceptor.moving(sums);
    }

    private static BundleMapper.Row row(NewRow member) {
        var lease = member.acceptance().lease();
        return new BundleMapper.Row(
                ResourceRow.of(member.row()),
                lease.map(Acceptance.Lease::until).orElse(member.row().createdAt()),
                lease.map(Acceptance.Lease::holder).orElse(null));
    }

    private static Stream<BundleMapper.Link> links(NewRow member) {
        var row = member.row();
        return member.acceptance().references().stream()
                .map(r -> new BundleMapper.Link(row.id(), r.target(), row.kind(), r.field()));
    }

    private static Stream<BundleMapper.Label> labels(NewRow member) {
        return member.row().labels().entrySet().stream()
                .map(l -> new BundleMapper.Label(member.row().id(), l.getKey(), l.getValue()));
    }

    private static Optional<BundleMapper.Key> key(NewRow member) {
        var operation = member.acceptance().operation();
        return operation == null
                ? Optional.empty()
                : member.acceptance()
                        .idempotency()
                        .map(key -> new BundleMapper.Key(
                                key,
                                member.row().id(),
                                operation.id(),
                                member.acceptance().audit().at()));
    }

    private static <E> List<E> each(List<NewRow> company, Function<NewRow, Stream<E>> part) {
        return company.stream().flatMap(part).toList();
    }
}
