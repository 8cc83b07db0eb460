package io.parkcloud.engine.ovn.ovsdb;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import tools.jackson.databind.JsonNode;

/** Errors of the protocol (RFC 7047, sections 3.1 and 5.2) as the platform's. */
final class OvsdbErrors {

    private OvsdbErrors() {}

    /** @throws EngineException if an operation, or the commit, failed */
    static void check(String database, Transaction transaction, JsonNode results) {
        for (int i = 0; i < results.size(); i++) {
            var error = results.get(i).get("error");
            if (error != null && !error.isNull()) {
                throw failed(database, transaction.operationAt(i), results.get(i));
            }
        }
    }

    static EngineException refused(String name, JsonNode error) {
        return new EngineException(EngineErrors.REFUSED, "%s refused the request: %s".formatted(name, error));
    }

    private static EngineException failed(String database, String operation, JsonNode result) {
        var details = result.get("details");
        var message = "database %s did nothing, because of %s: %s%s"
                .formatted(
                        database,
                        operation,
                        result.get("error").asString(),
                        details == null ? "" : ": " + details.asString());
        return switch (result.get("error").asString()) {
            // Somebody was faster; or the server is in trouble. The next attempt sees what is there by then.
            case "timed out",
                    "duplicate uuid",
                    "referential integrity violation",
                    "resources exhausted",
                    "I/O error",
                    "canceled",
                    "aborted",
                    "not owner",
                    "cluster error" -> EngineException.unavailable(message, null);
            default -> new EngineException(EngineErrors.REFUSED, message);
        };
    }
}
