package io.parkcloud.healthcare.search;

import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.consent.Visibility;
import io.parkcloud.healthcare.index.IndexRow;
import io.parkcloud.healthcare.index.LocalReference;
import io.parkcloud.healthcare.index.Span;
import io.parkcloud.healthcare.search.Criterion.Modifier;
import io.parkcloud.healthcare.search.Criterion.Prefix;
import io.parkcloud.healthcare.store.Keys;
import java.time.ZoneId;

/** Writes conditions on rows of {@code resource} as SQL. */
final class CriterionSql {
    private final Visibility visibility;
    private final Caller caller;
    private final ZoneId zone;
    private final long now;

    CriterionSql(Visibility visibility, Caller caller, ZoneId zone, long now) {
        this.visibility = visibility;
        this.caller = caller;
        this.zone = zone;
        this.now = now;
    }

    /** @throws SearchException if a value is not of its parameter's kind */
    static void check(Criterion.Match match, ZoneId zone) {
        for (var value : match.values()) {
            alternative(match, value, zone, 0);
        }
    }

    /** The condition, beginning with {@code AND}, for a row of this name. */
    Sql of(Criterion criterion, String row) {
        return switch (criterion) {
            case Criterion.Ids ids ->
                new Sql().add("AND " + row + ".fhir_id IN").in(ids.ids());
            case Criterion.Updated updated -> {
                var sql = new Sql().add("AND (FALSE");
                updated.moments().forEach(moment -> sql.add("OR")
                        .add(time(moment.prefix(), moment.span(), row + ".updated_at", row + ".updated_at", now)));
                yield sql.add(")");
            }
            case Criterion.Match match -> match(match, row);
            case Criterion.Missing missing ->
                new Sql()
                        .add(
                                "AND " + (missing.missing() ? "NOT " : "") + "EXISTS (SELECT 1 FROM "
                                        + missing.param().kind().table() + " m WHERE m.pk = " + row
                                        + ".pk AND m.param = ?)",
                                missing.param().id());
            case Criterion.Chain chain -> chain(chain, row);
        };
    }

    private Sql match(Criterion.Match match, String row) {
        var param = match.param();
        var table = match.modifier() == Modifier.IDENTIFIER
                ? "sp_token"
                : param.kind().table();
        var sql = new Sql()
                .add(
                        "AND " + row + ".pk " + (match.modifier() == Modifier.NOT ? "NOT " : "")
                                + "IN (SELECT i.pk FROM " + table + " i WHERE i.param = ? AND (",
                        param.id());
        for (int i = 0; i < match.values().size(); i++) {
            sql.add(i == 0 ? "" : "OR").add(alternative(match, match.values().get(i), zone, now));
        }
        return sql.add("))");
    }

    private Sql chain(Criterion.Chain chain, String row) {
        var sql = new Sql().add("AND (FALSE");
        for (var target : chain.targets()) {
            sql.add(
                            "OR " + row
                                    + ".pk IN (SELECT i.pk FROM sp_reference i JOIN resource c ON c.type = i.target_type"
                                    + " AND c.fhir_id = i.target_id WHERE i.param = ? AND i.target_type = ? AND NOT c.deleted",
                            chain.reference().id(),
                            target.type())
                    .add(of(target.criterion(), "c"))
                    .add(visibility.of(caller, "c"))
                    .add(")");
        }
        return sql.add(")");
    }

    private static Sql alternative(Criterion.Match match, String value, ZoneId zone, long now) {
        if (match.modifier() == Modifier.IDENTIFIER) {
            return token(value);
        }
        return switch (match.param().kind()) {
            case TOKEN -> token(value);
            case URI -> new Sql().add("i.code_hash = ?", Keys.hash(QueryText.plain(value)));
            case STRING -> string(match.modifier(), QueryText.plain(value));
            case REFERENCE -> reference(QueryText.plain(value));
            case QUANTITY, NUMBER -> amount(match.param().name(), value);
            case DATE -> {
                var prefixed = QueryText.prefixed(value);
                var span = Span.parse(prefixed.rest(), zone)
                        .orElseThrow(() -> new SearchException(
                                match.param().name() + "='" + value + "' is no date such as ge2024-05-01"));
                yield time(prefixed.prefix(), span, "i.low", "i.high", now);
            }
        };
    }

    private static Sql token(String value) {
        var parts = QueryText.split(value, '|');
        if (parts.size() == 1) {
            return new Sql().add("i.code_hash = ?", Keys.hash(QueryText.plain(value)));
        }
        var system = QueryText.plain(parts.getFirst());
        var code = QueryText.plain(parts.get(1));
        long systemHash = system.isEmpty() ? 0 : Keys.hash(system);
        return code.isEmpty()
                ? new Sql().add("i.system_hash = ?", systemHash)
                : new Sql().add("i.code_hash = ? AND i.system_hash = ?", Keys.hash(code), systemHash);
    }

    private static Sql string(Modifier modifier, String value) {
        var folded = IndexRow.cut(IndexRow.fold(value));
        return switch (modifier) {
            case EXACT -> new Sql().add("i.folded = ? AND i.exact_hash = ?", folded, Keys.hash(value));
            case CONTAINS -> new Sql().add("i.folded LIKE ?", "%" + QueryText.literal(folded) + "%");
            case NONE, NOT, IDENTIFIER -> new Sql().add("i.folded LIKE ?", QueryText.literal(folded) + "%");
        };
    }

    private static Sql reference(String value) {
        int end = value.lastIndexOf("/fhir/");
        var local = LocalReference.parse(end >= 0 && value.startsWith("http") ? value.substring(end + 6) : value);
        if (local.isPresent()) {
            return new Sql()
                    .add(
                            "i.target_id = ? AND i.target_type = ?",
                            local.get().id(),
                            local.get().type());
        }
        return new Sql().add("i.target_id = ?", value);
    }

    private static Sql amount(String name, String value) {
        var parts = QueryText.split(value, '|');
        var prefixed = QueryText.prefixed(parts.getFirst());
        var number = QueryText.number(prefixed.rest())
                .orElseThrow(() -> new SearchException(name + "='" + value + "' is no number such as gt5.4"));
        double middle = number.doubleValue();
        double margin = prefixed.prefix() == Prefix.AP ? Math.abs(middle) / 10 : QueryText.tolerance(number);
        var sql =
                switch (prefixed.prefix()) {
                    case EQ, AP -> new Sql().add("i.amount >= ? AND i.amount < ?", middle - margin, middle + margin);
                    case NE -> new Sql().add("(i.amount < ? OR i.amount >= ?)", middle - margin, middle + margin);
                    case GT, SA -> new Sql().add("i.amount > ?", middle);
                    case LT, EB -> new Sql().add("i.amount < ?", middle);
                    case GE -> new Sql().add("i.amount >= ?", middle);
                    case LE -> new Sql().add("i.amount <= ?", middle);
                };
        if (parts.size() > 2) {
            var system = QueryText.plain(parts.get(1));
            var code = QueryText.plain(parts.get(2));
            if (!system.isEmpty()) {
                sql.add("AND i.system_hash = ?", Keys.hash(system));
            }
            if (!code.isEmpty()) {
                sql.add("AND i.code_hash = ?", Keys.hash(code));
            }
        }
        return sql;
    }

    private static Sql time(Prefix prefix, Span span, String low, String high, long now) {
        long from = span.low();
        long until = span.high();
        return switch (prefix) {
            case EQ -> new Sql().add("(" + low + " >= ? AND " + high + " <= ?)", from, until);
            case NE -> new Sql().add("(" + low + " < ? OR " + high + " > ?)", from, until);
            case GT -> new Sql().add(high + " > ?", until);
            case LT -> new Sql().add(low + " < ?", from);
            case GE -> new Sql().add(high + " >= ?", from);
            case LE -> new Sql().add(low + " <= ?", until);
            case SA -> new Sql().add(low + " > ?", until);
            case EB -> new Sql().add(high + " < ?", from);
            case AP -> {
                long margin = Math.abs(now - from) / 10;
                yield new Sql().add("(" + high + " >= ? AND " + low + " <= ?)", from - margin, until + margin);
            }
        };
    }
}
