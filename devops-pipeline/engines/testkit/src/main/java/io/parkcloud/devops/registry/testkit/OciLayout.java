package io.parkcloud.devops.registry.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** The smallest image there is: one layer without files (OCI image-layout 1.0), as {@code skopeo copy oci:FOLDER:TAG} takes it. */
public final class OciLayout {

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private OciLayout() {}

    /** @param text something that makes the image differ from others */
    public static void write(Path folder, String tag, String text) throws IOException {
        var tar = new byte[1024]; // two empty blocks end an archive (tar(5))
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar);
        }
        var layer = blob(folder, LAYER, packed.toByteArray());
        var config = blob(folder, CONFIG, bytes("""
                {"architecture":"amd64","os":"linux","author":"%s","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
                """.formatted(text, sha256(tar))));
        var manifest = blob(folder, MANIFEST, bytes("""
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(MANIFEST, config, layer)));
        var named = manifest.replaceFirst(
                "}$", ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"" + tag + "\"}}");
        Files.writeString(folder.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[" + named + "]}");
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    /** Writes it down and describes it. */
    private static String blob(Path folder, String type, byte[] content) throws IOException {
        var digest = sha256(content);
        var blobs = Files.createDirectories(folder.resolve("blobs").resolve("sha256"));
        Files.write(blobs.resolve(digest), content);
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}".formatted(type, digest, content.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
