package io.parkcloud.money.internal;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Contents;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.Resource;
import io.parkcloud.money.MoneyErrors;
import io.parkcloud.money.PriceBookSpec;
import io.parkcloud.money.PriceBookStatus;
import java.util.HashSet;
import java.util.List;

/** Price books, for everybody to read. What has been in force stays as it is. */
final class PriceBookKind implements Kind<PriceBookSpec, PriceBookStatus> {

    static final KindName NAME = new KindName("PriceBook", "price-books", "money");

    private final PriceBooks books;

    PriceBookKind(PriceBooks books) {
        this.books = books;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PLATFORM;
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Class<PriceBookSpec> specType() {
        return PriceBookSpec.class;
    }

    @Override
    public Class<PriceBookStatus> observedType() {
        return PriceBookStatus.class;
    }

    @Override
    public PriceBookStatus unobserved() {
        return new PriceBookStatus(false);
    }

    /** There is nothing outside the store to be made. */
    @Override
    public Reconciler<PriceBookSpec, PriceBookStatus> reconciler() {
        return pass -> pass.deleting() ? Outcome.forget() : Outcome.ready(new PriceBookStatus(true));
    }

    @Override
    public List<Charge> charges(PriceBookSpec spec) {
        return List.of();
    }

    @Override
    public void check(Proposal<PriceBookSpec> proposal, World world) {
        proposal.before()
                .filter(before -> !before.spec().equals(proposal.spec()))
                .ifPresent(before -> refuseIfInForce(proposal.name(), before.spec()));
        var from = proposal.spec().effectiveFrom();
        boolean fresh = proposal.before()
                .filter(before -> before.spec().equals(proposal.spec()))
                .isEmpty();
        if (fresh && from.isBefore(books.now()) && books.inForce().isPresent()) {
            throw MoneyErrors.BOOK_LATE.error(
                    "/spec/effectiveFrom: %s is past, now it is %s; what was used until now keeps its price",
                    from, books.now());
        }
        var named = new HashSet<String>();
        for (var line : proposal.spec().hourly()) {
            if (!named.add(line.metric())) {
                throw MoneyErrors.METRIC_TWICE.error("/spec/hourly: %s has two prices; keep one", line.metric());
            }
        }
    }

    @Override
    public void checkDelete(Resource<PriceBookSpec, PriceBookStatus> book, Contents contents) {
        refuseIfInForce(book.name(), book.spec());
    }

    private void refuseIfInForce(String name, PriceBookSpec spec) {
        if (!spec.effectiveFrom().isAfter(books.now())) {
            throw MoneyErrors.BOOK_IN_FORCE.error(
                    "\"%s\" has been in force since %s and explains what was charged; add a book that begins later",
                    name, spec.effectiveFrom());
        }
    }
}
