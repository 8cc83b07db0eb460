package io.parkcloud.tenancy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;

/** First passwords, for whoever started the platform: one {@code name password} a line, readable by the owner alone. */
final class CredentialsFile {

    private final Path file;

    CredentialsFile(Path file) {
        this.file = file;
    }

    /** Durable when it returns; a line for the same name is replaced. */
    void put(String name, String password) {
        try {
            var lines = new LinkedHashMap<String, String>();
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    var parts = line.split(" ", 2);
                    if (parts.length == 2) {
                        lines.put(parts[0], parts[1]);
                    }
                }
            }
            lines.put(name, password);
            var text = new StringBuilder();
            lines.forEach(
                    (who, secret) -> text.append(who).append(' ').append(secret).append('\n'));
            replace(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "first passwords cannot be written to parkcloud.tenancy.bootstrap.credentials-file=" + file, e);
        }
    }

    private void replace(String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var fresh = Files.createTempFile(
                folder,
                ".credentials",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
