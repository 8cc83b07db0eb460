package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.search.QueryParser;
import io.parkcloud.healthcare.search.SearchException;
import io.parkcloud.healthcare.search.Searcher;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up conditions: searches that must find one resource or none. */
@Component
final class Conditions {
    private final QueryParser parser;
    private final Searcher searcher;

    Conditions(QueryParser parser, Searcher searcher) {
        this.parser = parser;
        this.searcher = searcher;
    }

    /**
     * The id of the one resource that a condition finds; empty if it finds none.
     *
     * @throws PreconditionFailedException if it finds more
     */
    Optional<String> one(String type, String condition, Caller caller) {
        try {
            var query = parser.parse(type, parameters(condition), false);
            if (query.criteria().isEmpty()) {
                throw new InvalidRequestException("The condition '" + condition + "' says nothing; name a parameter");
            }
            var found = searcher.firstTwo(query, caller);
            if (found.size() > 1) {
                throw new PreconditionFailedException(
                        "'" + type + "?" + condition + "' finds more than one resource; make the condition narrower");
            }
            return found.stream().findFirst();
        } catch (SearchException e) {
            throw new InvalidRequestException(
                    "The condition '" + condition + "' cannot be looked up: " + e.getMessage(), e);
        }
    }

    /** The parameters of a query, with or without what stands before the question mark. */
    static Map<String, String[]> parameters(String query) {
        var found = new LinkedHashMap<String, List<String>>();
        for (var pair : query.substring(query.indexOf('?') + 1).split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                found.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        var parameters = new LinkedHashMap<String, String[]>();
        found.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("'" + text + "' is not encoded as URLs are", e);
        }
    }
}
