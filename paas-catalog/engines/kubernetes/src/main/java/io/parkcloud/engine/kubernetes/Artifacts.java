package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.Artifact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a workload's artifacts into its volume, once, while its pod waits for them. There they stay: a pod that is started
 * anew, on whichever node, finds them without the platform.
 */
final class Artifacts {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int KEPT_OUTPUT = 1_000;
    private static final byte[] NOTHING = {};

    /** One message: the client loses what is sent while another one is under way, and servers refuse long ones. */
    private static final int PIECE = 1 << 20;

    /** Exactly as many bytes as are sent: the far end does not learn that the input has ended. */
    private static final String PUT = "head -c \"$1\" >>\"$2\"";

    private static final String FILE = "chmod \"$3\" \"$1\" && mv -f \"$1\" \"$2\"";
    private static final String FOLDER = "rm -rf \"$2\" && mkdir \"$2\" && tar -xf \"$1\" -C \"$2\" && rm \"$1\"";

    private final Cluster cluster;

    Artifacts(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Where they lie in the volume, below {@code artifacts}: another place whenever they are others. */
    static String folder(Workload workload) {
        if (workload.artifacts().isEmpty()) {
            return "none";
        }
        var text = workload.artifacts().toString().getBytes(StandardCharsets.UTF_8);
        return new ResourceId(UUID.nameUUIDFromBytes(text)).shortName(12);
    }

    /** Those that the image does not have. */
    static List<Artifact> toSend(Workload workload, KubernetesProperties properties) {
        return workload.artifacts().stream()
                .filter(artifact -> !properties.provided().containsKey(artifact.name()))
                .toList();
    }

    /** @throws EngineException {@code REFUSED} if one is not there; {@code UNAVAILABLE} if it did not arrive */
    void send(Workload workload, List<Artifact> artifacts, Pod pod) {
        var folder = "/volume/artifacts/" + folder(workload);
        for (var artifact : artifacts) {
            if (!Files.exists(artifact.source())) {
                throw new EngineException(
                        EngineErrors.REFUSED,
                        "artifact %s is not there: %s".formatted(artifact.name(), artifact.source()));
            }
            try {
                var target = folder + "/" + artifact.name();
                send(artifact, target, target + ".part" + workload.fence(), pod);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + artifact.source(), e);
            }
        }
        run(pod, NOTHING, List.of("touch", folder + ".complete"));
    }

    /** @param part where it is put together; of this owner alone */
    private void send(Artifact artifact, String target, String part, Pod pod) throws IOException {
        var source = artifact.source();
        run(pod, NOTHING, List.of("rm", "-f", part));
        if (!Files.isDirectory(source)) {
            copy(pod, source, part);
            var mode = Files.isExecutable(source) ? "0755" : "0644";
            run(pod, NOTHING, List.of("sh", "-c", FILE, "file", part, target, mode));
            return;
        }
        var packed = Files.createTempFile("artifact", ".tar");
        try {
            pack(source, packed);
            copy(pod, packed, part);
        } finally {
            Files.delete(packed);
        }
        run(pod, NOTHING, List.of("sh", "-c", FOLDER, "folder", part, target));
    }

    private static void pack(Path folder, Path target) throws IOException {
        var tar = new ProcessBuilder("tar", "-C", folder.toString(), "-cf", target.toString(), ".")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!tar.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || tar.exitValue() != 0) {
                tar.destroyForcibly();
                throw new IOException("tar could not pack it");
            }
        } catch (InterruptedException e) {
            tar.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void copy(Pod pod, Path file, String part) throws IOException {
        run(pod, NOTHING, List.of("touch", part));
        try (var in = Files.newInputStream(file)) {
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                run(pod, piece, List.of("sh", "-c", PUT, "put", Integer.toString(piece.length), part));
            }
        }
    }

    /** Runs a command beside the container that waits. */
    private void run(Pod pod, byte[] input, List<String> command) {
        var said = new ByteArrayOutputStream();
        var meta = pod.getMetadata();
        try (ExecWatch exec = cluster.client()
                .pods()
                .inNamespace(meta.getNamespace())
                .withName(meta.getName())
                .inContainer(PodManifests.PREPARE)
                .redirectingInput()
                .writingError(said)
                .exec(command.toArray(String[]::new))) {
            if (input.length > 0) {
                exec.getInput().write(input);
                exec.getInput().flush();
            }
            var status = exec.exitCode().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (status == null || status != 0) {
                throw unavailable("ended with " + status + ": " + text(said), null);
            }
        } catch (KubernetesClientException | IOException | ExecutionException | TimeoutException e) {
            throw unavailable("did not get through", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was interrupted", e);
        }
    }

    private static EngineException unavailable(String how, @Nullable Throwable cause) {
        return EngineException.unavailable("sending a workload's artifacts " + how, cause);
    }

    private static String text(ByteArrayOutputStream said) {
        var text = said.toString(StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(text.length(), KEPT_OUTPUT));
    }
}
