package io.parkcloud.compute.keypair;

/**
 * What is known of a key.
 *
 * @param fingerprint as {@code ssh-keygen -l} prints it; empty until it was looked at
 */
public record KeyPairStatus(String fingerprint) {}
