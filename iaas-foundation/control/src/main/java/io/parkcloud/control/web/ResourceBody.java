package io.parkcloud.control.web;

import io.parkcloud.kernel.NetworkZone;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client sends to create or change a resource. {@code kind} may be there, as in a manifest, and must then agree with
 * the URL; {@code status} may not.
 */
record ResourceBody(
        @Nullable String kind,
        @Nullable String name,
        @Nullable NetworkZone zone,
        @Nullable Map<String, String> labels,
        @Nullable JsonNode spec) {}
