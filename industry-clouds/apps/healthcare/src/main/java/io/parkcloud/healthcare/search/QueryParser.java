package io.parkcloud.healthcare.search;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.index.ParamDefinition;
import io.parkcloud.healthcare.index.ParamKind;
import io.parkcloud.healthcare.index.SearchParams;
import io.parkcloud.healthcare.index.Span;
import io.parkcloud.healthcare.search.Criterion.Modifier;
import io.parkcloud.healthcare.search.SearchQuery.Field;
import io.parkcloud.healthcare.search.SearchQuery.Include;
import io.parkcloud.healthcare.search.SearchQuery.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads the parameters of a search. What is not supported is refused, never passed over, unless the client is lenient. */
@Component
public final class QueryParser {
    private static final int USUAL_COUNT = 20;
    private static final int LARGEST_COUNT = 500;
    /** What HAPI sees to, and what is read elsewhere. */
    private static final Set<String> ABOUT_THE_ANSWER =
            Set.of("_format", "_pretty", "_elements", "_sort", "_count", "_after", "_total", "_include", "_revinclude");

    private final SearchParams params;
    private final HealthSettings settings;

    QueryParser(SearchParams params, HealthSettings settings) {
        this.params = params;
        this.settings = settings;
    }

    /**
     * Understands a search.
     *
     * @param lenient whether unknown parameters are passed over
     * @throws SearchException if something in it is not understood
     */
    public SearchQuery parse(String type, Map<String, String[]> query, boolean lenient) {
        var criteria = new ArrayList<Criterion>();
        boolean countOnly = false;
        for (var entry : query.entrySet()) {
            if (entry.getKey().equals("_summary")) {
                countOnly = entry.getValue()[0].equals("count");
            } else if (!ABOUT_THE_ANSWER.contains(entry.getKey().split(":", 2)[0])) {
                for (var value : entry.getValue()) {
                    if (!value.isEmpty()) {
                        criterion(type, entry.getKey(), value, lenient).ifPresent(criteria::add);
                    }
                }
            }
        }
        var sort = sort(type, first(query, "_sort"));
        var total = first(query, "_total");
        return new SearchQuery(
                type,
                criteria,
                sort,
                countOnly ? 0 : count(first(query, "_count")),
                includes(type, query),
                !total.equals("none"),
                first(query, "_after").isEmpty()
                        ? Optional.empty()
                        : Cursor.decode(first(query, "_after"), sort.size()));
    }

    private Optional<Criterion> criterion(String type, String key, String value, boolean lenient) {
        int dot = key.indexOf('.');
        if (dot > 0) {
            return Optional.of(chain(type, key.substring(0, dot), key.substring(dot + 1), value));
        }
        var name = key.split(":", 2);
        var modifier = name.length > 1 ? name[1] : "";
        if (name[0].equals("_id") && modifier.isEmpty()) {
            return Optional.of(new Criterion.Ids(QueryText.alternatives(value)));
        }
        if (name[0].equals("_lastUpdated") && modifier.isEmpty()) {
            return Optional.of(new Criterion.Updated(
                    QueryText.alternatives(value).stream().map(this::moment).toList()));
        }
        var param = params.find(type, name[0]);
        if (param.isEmpty()) {
            if (lenient) {
                return Optional.empty();
            }
            throw new SearchException("'" + key + "' is no search parameter of " + type + " here; there are "
                    + names(type) + ", _id and _lastUpdated");
        }
        return Optional.of(match(param.get(), modifier, value));
    }

    private Criterion match(ParamDefinition param, String modifier, String value) {
        if (modifier.equals("missing")) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new SearchException(param.name() + ":missing is true or false, was '" + value + "'");
            }
            return new Criterion.Missing(param, value.equals("true"));
        }
        var values = QueryText.alternatives(value);
        boolean typed = param.kind() == ParamKind.REFERENCE && params.types().contains(modifier);
        var matching = typed
                ? new Criterion.Match(
                        param,
                        Modifier.NONE,
                        values.stream()
                                .map(id -> id.contains("/") ? id : modifier + "/" + id)
                                .toList())
                : new Criterion.Match(param, modifier(param, modifier), values);
        CriterionSql.check(matching, settings.timeZone());
        return matching;
    }

    private static Modifier modifier(ParamDefinition param, String text) {
        var fitting =
                switch (param.kind()) {
                    case STRING -> Map.of("exact", Modifier.EXACT, "contains", Modifier.CONTAINS);
                    case TOKEN, URI -> Map.of("not", Modifier.NOT);
                    case REFERENCE -> Map.of("identifier", Modifier.IDENTIFIER);
                    case DATE, QUANTITY, NUMBER -> Map.<String, Modifier>of();
                };
        var found = text.isEmpty() ? Modifier.NONE : fitting.get(text);
        if (found == null) {
            throw new SearchException("The modifier ':" + text + "' of '" + param.name()
                    + "' is not supported; there are " + new TreeSet<>(fitting.keySet()) + " and missing");
        }
        return found;
    }

    private Criterion chain(String type, String key, String rest, String value) {
        var name = key.split(":", 2);
        var reference = params.find(type, name[0])
                .filter(param -> param.kind() == ParamKind.REFERENCE)
                .orElseThrow(() -> new SearchException("'" + name[0] + "' is no reference of " + type));
        var types = name.length > 1 ? List.of(name[1]) : new ArrayList<>(new TreeSet<>(reference.targets()));
        if (rest.contains(".")) {
            throw new SearchException("'" + key + "." + rest + "' follows more than one reference; one is the most");
        }
        var targets = new ArrayList<Criterion.Target>();
        for (var target : types) {
            boolean known = rest.startsWith("_id")
                    || rest.startsWith("_lastUpdated")
                    || params.find(target, rest.split(":", 2)[0]).isPresent();
            if (known) {
                criterion(target, rest, value, false)
                        .ifPresent(criterion -> targets.add(new Criterion.Target(target, criterion)));
            }
        }
        if (targets.isEmpty()) {
            throw new SearchException(
                    "'" + rest + "' is no search parameter of what '" + key + "' points at: " + types);
        }
        return new Criterion.Chain(reference, targets);
    }

    private Criterion.Moment moment(String value) {
        var prefixed = QueryText.prefixed(value);
        var span = Span.parse(prefixed.rest(), settings.timeZone())
                .orElseThrow(() -> new SearchException("'" + value + "' is no date such as ge2024-05-01"));
        return new Criterion.Moment(prefixed.prefix(), span);
    }

    private List<SortKey> sort(String type, String text) {
        var keys = new ArrayList<SortKey>();
        for (var part : text.isEmpty() ? List.<String>of() : List.of(text.split(","))) {
            boolean descending = part.startsWith("-");
            var name = descending ? part.substring(1) : part;
            var field =
                    switch (name) {
                        case "_id" -> new Field.Id();
                        case "_lastUpdated" -> new Field.Updated();
                        default ->
                            new Field.Indexed(params.find(type, name)
                                    .orElseThrow(() -> new SearchException("_sort=" + name
                                            + " is no search parameter of " + type + "; there are " + names(type))));
                    };
            keys.add(new SortKey(field, descending));
        }
        return keys;
    }

    private List<Include> includes(String type, Map<String, String[]> query) {
        var includes = new ArrayList<Include>();
        query.forEach((key, values) -> {
            if (key.equals("_include") || key.equals("_revinclude")) {
                for (var value : values) {
                    includes.add(include(type, value, key.equals("_revinclude")));
                }
            } else if (key.startsWith("_include:") || key.startsWith("_revinclude:")) {
                throw new SearchException("'" + key + "' is not supported; leave out the part after the colon");
            }
        });
        return includes;
    }

    private Include include(String type, String value, boolean reverse) {
        var parts = value.split(":", 3);
        if ((value.equals("*") && !reverse) || (parts.length > 1 && parts[0].equals(type) && parts[1].equals("*"))) {
            return new Include(references(type), Optional.empty(), reverse);
        }
        if (parts.length < 2 || (!reverse && !parts[0].equals(type))) {
            throw new SearchException("'" + value + "' cannot be included in a search of " + type
                    + "; write Type:parameter, such as " + type + ":subject");
        }
        var param = params.find(parts[0], parts[1])
                .filter(found -> found.kind() == ParamKind.REFERENCE)
                .orElseThrow(() -> new SearchException("'" + parts[1] + "' is no reference of " + parts[0]));
        return new Include(List.of(param), parts.length > 2 ? Optional.of(parts[2]) : Optional.empty(), reverse);
    }

    private List<ParamDefinition> references(String type) {
        return params.of(type).stream()
                .filter(param -> param.kind() == ParamKind.REFERENCE)
                .toList();
    }

    private Set<String> names(String type) {
        var names = new TreeSet<String>();
        params.of(type).forEach(param -> names.add(param.name()));
        return names;
    }

    private static int count(String text) {
        if (text.isEmpty()) {
            return USUAL_COUNT;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new SearchException("_count is a number, was '" + text + "'");
        }
        return Math.min(Integer.parseInt(text), LARGEST_COUNT);
    }

    private static String first(Map<String, String[]> query, String name) {
        var values = query.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
