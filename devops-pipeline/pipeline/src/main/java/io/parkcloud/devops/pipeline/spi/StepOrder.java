package io.parkcloud.devops.pipeline.spi;

import io.parkcloud.kernel.ByteSize;
import java.util.Map;
import java.util.Set;

/**
 * One step as wanted. It begins in its workspace {@code /workspace}, with an empty {@code /scratch} and the room's {@code /cache}.
 *
 * @param key names it among the steps of its room: {@code stage/step}
 * @param script for bash, ended at the first command that fails
 * @param environment may hold secrets: it is not visible to other steps or in lists of processes
 * @param memory above it a process of the step is killed
 */
public record StepOrder(
        String key, String script, Map<String, String> environment, Set<StepService> services, ByteSize memory) {

    public StepOrder {
        environment = Map.copyOf(environment);
        services = Set.copyOf(services);
        if (!key.matches("[a-z0-9-]+/[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a key of a step: " + key);
        }
        environment.forEach((name, value) -> {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("cannot be a variable of a step: " + name);
            }
        });
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "step " + key;
    }
}
