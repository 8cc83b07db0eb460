package io.parkcloud.workloads.spi;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeMap;

/** Digest of everything in a wanted workload but the fencing token and the project, which cannot change. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Workload workload) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(workload.run());
            text(out, workload.data());
            write(out, workload.command());
            out.writeBoolean(workload.init().isPresent());
            if (workload.init().isPresent()) {
                write(out, workload.init().get());
            }
            var files = workload.files().stream()
                    .sorted(Comparator.comparing(SandboxFile::path))
                    .toList();
            for (var file : files) {
                out.writeUTF(file.path());
                out.writeInt(file.content().length);
                out.write(file.content());
            }
            // Records of plain values: their text is their content.
            text(out, workload.artifacts());
            text(out, workload.limits());
            text(out, workload.network());
            text(out, workload.restart());
            out.writeBoolean(workload.health().isPresent());
            if (workload.health().isPresent()) {
                write(out, workload.health().get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return digest(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, HealthProbe probe) throws IOException {
        if (probe.question() instanceof HealthProbe.Question.Exec exec) {
            write(out, exec.command());
        } else {
            text(out, probe.question());
        }
        out.writeLong(probe.interval().toMillis());
        out.writeLong(probe.timeout().toMillis());
        out.writeInt(probe.successes());
        out.writeInt(probe.failures());
    }

    private static void write(DataOutputStream out, Workload.Command command) throws IOException {
        out.writeInt(command.arguments().size());
        for (var argument : command.arguments()) {
            text(out, argument);
        }
        for (var entry : new TreeMap<>(command.environment()).entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static void text(DataOutputStream out, Object value) throws IOException {
        var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
