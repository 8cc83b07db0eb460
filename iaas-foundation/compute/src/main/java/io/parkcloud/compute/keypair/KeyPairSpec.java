package io.parkcloud.compute.keypair;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A public key whose owner may sign in to instances.
 *
 * @param publicKey one line as OpenSSH writes it: type, base64, comment; fixed
 */
public record KeyPairSpec(
        @NotNull @Size(max = 8192, message = "at most 8192 characters")
        String publicKey) {}
