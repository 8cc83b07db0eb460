package io.parkcloud.devops.git.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One command's ends.
 *
 * @param fingerprint of the key that its connection came in with
 * @param protocol what the client says of the protocol it speaks (gitprotocol-v2(5)); empty if it says nothing
 */
record SshSession(
        @Nullable String fingerprint, Optional<String> protocol, InputStream in, OutputStream out, OutputStream err) {}
