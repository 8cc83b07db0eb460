package io.parkcloud.workloads.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process as wanted. Inside, it finds its data in {@code /data} (its home and working folder), its files in
 * {@code /files/<path>} and its artifacts in {@code /artifacts/<name>}; the system's {@code /usr} is there to read.
 *
 * @param project   whose it is; it never changes. An engine that keeps groups keeps those of one project together
 * @param data      whose data it works on: its own, or what several workloads of the project share under an id of none of them. An
 *                  engine deletes the data with the workload of that id, or when it is told to delete that id
 * @param fence     fencing token of the caller
 * @param run       whether it shall run now; otherwise it is kept with its data, ended
 * @param command   what to run
 * @param init      run to its end before the first start, on empty data; a failed one is repeated on empty data
 * @param files     small files, rewritten at every change
 * @param artifacts programs and the like, read-only
 * @param network   where it is plugged in; it reaches nothing else
 */
public record Workload(
        ResourceId id,
        ResourceId project,
        ResourceId data,
        long fence,
        boolean run,
        Command command,
        Optional<Command> init,
        List<SandboxFile> files,
        List<Artifact> artifacts,
        Limits limits,
        Network network,
        Optional<HealthProbe> health,
        RestartPolicy restart) {

    public Workload {
        files = List.copyOf(files);
        artifacts = List.copyOf(artifacts);
    }

    /** What tells this wanted state from another; the same for every fencing token. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** The same workload, ended or running. */
    public Workload withRun(boolean wanted) {
        return new Workload(
                id, project, data, fence, wanted, command, init, files, artifacts, limits, network, health, restart);
    }

    /** The same workload under another fencing token. */
    public Workload withFence(long token) {
        return new Workload(
                id, project, data, token, run, command, init, files, artifacts, limits, network, health, restart);
    }

    /**
     * A program with its arguments and environment. Arguments are visible in process lists: secrets go into the
     * environment or into files.
     *
     * @param arguments the program first
     */
    public record Command(List<String> arguments, Map<String, String> environment) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("a command needs at least a program");
            }
            for (var text : arguments) {
                refuseNul(text);
            }
            environment.forEach((name, value) -> {
                if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw new IllegalArgumentException("not a name of an environment variable: " + name);
                }
                refuseNul(value);
            });
        }

        public static Command of(String... arguments) {
            return new Command(List.of(arguments), Map.of());
        }

        private static void refuseNul(String text) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a NUL character cannot be passed to a program");
            }
        }
    }

    /**
     * A file or folder of the platform that the workload may read.
     *
     * @param name   plain name below {@code /artifacts}
     * @param source where the engine finds it
     */
    public record Artifact(String name, Path source) {
        public Artifact {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("not a plain file name: " + name);
            }
        }
    }

    /**
     * What it may use at most.
     *
     * @param memory    above it a process of the workload is killed
     * @param cpuShares relative weight when processors are short; 1024 is one ordinary workload
     * @param cpus      hard limit in processors; empty for none
     */
    public record Limits(ByteSize memory, int cpuShares, Optional<Double> cpus) {
        public Limits {
            if (memory.bytes() < ByteSize.ofMiB(4).bytes()) {
                throw new IllegalArgumentException("a workload needs at least 4 MiB of memory, was " + memory);
            }
            if (cpuShares < 2 || cpuShares > 262_144) {
                throw new IllegalArgumentException("cpuShares must be 2..262144, was " + cpuShares);
            }
            if (cpus.isPresent() && (cpus.get() < 0.01 || cpus.get() > 1024)) {
                throw new IllegalArgumentException("cpus must be 0.01..1024, was " + cpus.get());
            }
        }

        public static Limits ofMemory(ByteSize memory) {
            return new Limits(memory, 1024, Optional.empty());
        }
    }

    /**
     * Where a workload is plugged in. An engine with {@link WorkloadCapability#TENANT_NETWORK} plugs it into the port; any
     * other keeps it apart from what is in other private networks, and tells where it is reached.
     *
     * @param vpc       the private network that the port is in; workloads of one reach each other
     * @param port      the logical port, which exists already
     * @param resolvers name servers, asked in this order
     * @param listens   TCP ports on which the workload listens for others, 1 to 65535; none if it serves nobody
     */
    public record Network(
            ResourceId vpc,
            ResourceId port,
            NamespacePlug.Wiring wiring,
            List<IpAddress> resolvers,
            List<Integer> listens) {
        public Network {
            resolvers = List.copyOf(resolvers);
            listens = List.copyOf(listens);
        }
    }

    /** What happens when the process ends by itself. */
    public enum RestartPolicy {
        ALWAYS,
        ON_FAILURE,
        NEVER
    }
}
