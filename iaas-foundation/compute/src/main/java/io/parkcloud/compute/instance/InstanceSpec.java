package io.parkcloud.compute.instance;

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
 * A guest. Size, power and restarts may change, everything else is fixed.
 *
 * @param flavor      its size; or else {@code vcpus} and {@code memoryMiB}
 * @param rootDiskGiB disk it starts from; left out, what flavor or image say; 0 for none
 * @param networks    in the order in which the guest numbers its cards
 * @param keyPairs    who may sign in
 * @param userData    cloud-config or a shell script, read by the guest at its first start
 * @param power       left out, it runs
 * @param restarts    raising it restarts the guest once
 * @param hostLabels  labels that its host must have
 * @param spreadGroup instances of the project with the same word are kept on different hosts
 */
public record InstanceSpec(
        Optional<ResourceId> flavor,
        Optional<@Min(value = 1, message = "at least 1") @Max(value = 512, message = "at most 512") Integer> vcpus,
        Optional<
                        @Min(value = 64, message = "at least 64 MiB")
                        @Max(value = 16777216, message = "at most 16777216 MiB") Long>
                memoryMiB,
        @NotNull ResourceId image,
        Optional<@Min(value = 0, message = "not negative") @Max(value = 65536, message = "at most 65536 GiB") Integer>
                rootDiskGiB,

        @Size(max = 8, message = "at most 8 networks") List<@Valid NetworkAttachment> networks,

        @Size(max = 16, message = "at most 16 key pairs") List<ResourceId> keyPairs,
        Optional<@Size(max = 65536, message = "at most 65536 characters") String> userData,
        Optional<Power> power,
        Optional<@Min(value = 0, message = "not negative") Integer> restarts,
        @Size(max = 16, message = "at most 16 labels") Map<String, String> hostLabels,
        Optional<@Pattern(regexp = "[a-z0-9][a-z0-9-]{0,40}", message = "a short lower-case word") String>
                spreadGroup) {

    /** Whether a guest should run. */
    public enum Power {
        RUNNING,
        STOPPED
    }

    public InstanceSpec {
        networks = networks == null ? List.of() : List.copyOf(networks);
        keyPairs = keyPairs == null ? List.of() : List.copyOf(keyPairs);
        hostLabels = hostLabels == null ? Map.of() : Map.copyOf(hostLabels);
    }

    /** Whether it should run. */
    public boolean runs() {
        return power.orElse(Power.RUNNING) == Power.RUNNING;
    }

    /** How many restarts were asked for so far. */
    public int restartsWanted() {
        return restarts.orElse(0);
    }

    InstanceSpec with(Power wanted, int restartsWanted) {
        return new InstanceSpec(
                flavor,
                vcpus,
                memoryMiB,
                image,
                rootDiskGiB,
                networks,
                keyPairs,
                userData,
                Optional.of(wanted),
                Optional.of(restartsWanted),
                hostLabels,
                spreadGroup);
    }
}
