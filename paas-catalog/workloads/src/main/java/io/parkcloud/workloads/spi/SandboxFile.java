package io.parkcloud.workloads.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A small file given to a workload, readable by it alone. */
public final class SandboxFile {

    private final String path;
    private final byte[] content;
    private final boolean secret;

    /**
     * A file of any content.
     *
     * @param path   relative, below {@code /files}
     * @param secret whether the content must not be shown or logged
     */
    public SandboxFile(String path, byte[] content, boolean secret) {
        if (!path.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")) {
            throw new IllegalArgumentException("not a relative path of plain names: " + path);
        }
        this.path = path;
        this.content = content.clone();
        this.secret = secret;
    }

    public static SandboxFile text(String path, String content) {
        return new SandboxFile(path, content.getBytes(StandardCharsets.UTF_8), false);
    }

    public static SandboxFile secret(String path, String content) {
        return new SandboxFile(path, content.getBytes(StandardCharsets.UTF_8), true);
    }

    public String path() {
        return path;
    }

    public byte[] content() {
        return content.clone();
    }

    public boolean secret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SandboxFile file
                && path.equals(file.path)
                && secret == file.secret
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return path + " (" + content.length + " bytes" + (secret ? ", secret)" : ")");
    }
}
