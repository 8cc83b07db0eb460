package io.parkcloud.control.web;

import io.parkcloud.control.kind.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of specs and observed facts: what forms, clients and checkers are made from. Made when first asked
 * for, so that nobody waits for them at start. Not to be changed by whoever gets one.
 */
public final class KindSchemas {

    private final WireSchemas asked = new WireSchemas(true);
    private final WireSchemas seen = new WireSchemas(false);
    private final Map<String, ObjectNode> specs = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> observed = new ConcurrentHashMap<>();

    public ObjectNode spec(Kind<?, ?> kind) {
        return specs.computeIfAbsent(kind.name().singular(), name -> asked.of(kind.specType()));
    }

    public ObjectNode observed(Kind<?, ?> kind) {
        return observed.computeIfAbsent(kind.name().singular(), name -> seen.of(kind.observedType()));
    }
}
