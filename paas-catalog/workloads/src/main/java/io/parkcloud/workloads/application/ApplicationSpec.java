package io.parkcloud.workloads.application;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that a tenant runs.
 *
 * @param artifact   name of a program that the platform offers
 * @param network    where it stands; the subnet is fixed
 * @param port       on which it listens; told to it as {@code PORT}
 * @param healthPath asked by GET until it answers below 400; left out, an open port is enough
 * @param memoryMiB  above it the program is killed
 * @param replicas   how many copies run at once; one, if left out. More than one, and releases without a gap, need a load balancer
 *                   that names the application as its member
 * @param drainSeconds how long a copy that is replaced may finish what it has begun, after it gets nothing new; 5, if left out
 * @param stopped    whether none shall run; its data stays
 * @param env        environment; {@code $(name.field)} stands for a field of the binding with that name
 * @param bindings   services it uses; field {@code host} of binding {@code db} is also told as {@code DB_HOST}, and so on
 * @param generated  names of variables that get a random secret, made once; see the action {@code credentials}
 * @param arguments  given to the program
 */
public record ApplicationSpec(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,62}")
        String artifact,

        @NotNull @Valid NetworkAttachment network,
        @Min(1) @Max(65535) int port,
        Optional<@Pattern(regexp = "/[!-~]{0,254}") String> healthPath,
        @Min(64) @Max(65536) int memoryMiB,
        Optional<@Min(1) @Max(16) Integer> replicas,
        Optional<@Min(0) @Max(600) Integer> drainSeconds,
        Optional<Boolean> stopped,

        @Size(max = 64, message = "at most 64 variables")
        Map<@Pattern(regexp = "[A-Za-z_][A-Za-z0-9_]{0,63}") String, @Size(max = 4096) String> env,

        @Size(max = 8, message = "at most 8 bindings")
        Map<@Pattern(regexp = "[a-z][a-z0-9]{0,30}") String, ResourceId> bindings,

        @Size(max = 16, message = "at most 16 generated secrets")
        List<@Pattern(regexp = "[A-Za-z_][A-Za-z0-9_]{0,59}") String> generated,

        @Size(max = 32, message = "at most 32 arguments") List<@Size(max = 1024) String> arguments) {

    public ApplicationSpec {
        env = env == null ? Map.of() : Map.copyOf(env);
        bindings = bindings == null ? Map.of() : Map.copyOf(bindings);
        generated = generated == null ? List.of() : List.copyOf(generated);
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** How many copies shall run. */
    int wanted() {
        return stopped.orElse(false) ? 0 : replicas.orElse(1);
    }

    /** With a fixed address there is never a second copy, not even for the time of a release. */
    boolean alone() {
        return network.address().isPresent();
    }

    /** Without what a single copy does not depend on. */
    ApplicationSpec ofOneCopy() {
        return with(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, to run or not. */
    ApplicationSpec stopped(boolean wanted) {
        return with(replicas, drainSeconds, wanted ? Optional.of(true) : Optional.empty());
    }

    private ApplicationSpec with(Optional<Integer> copies, Optional<Integer> draining, Optional<Boolean> stop) {
        return new ApplicationSpec(
                artifact,
                network,
                port,
                healthPath,
                memoryMiB,
                copies,
                draining,
                stop,
                env,
                bindings,
                generated,
                arguments);
    }
}
