package io.parkcloud.compute.spi;

import java.util.List;

/**
 * What a guest is told about itself at its first start, in cloud-init's NoCloud form.
 *
 * @param hostname       first label of the guest's name
 * @param authorizedKeys OpenSSH public keys that may sign in
 * @param userData       cloud-config or a shell script, as the tenant wrote it; empty for none
 * @see <a href="https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">NoCloud</a>
 */
public record GuestSeed(String hostname, List<String> authorizedKeys, String userData) {

    public GuestSeed {
        authorizedKeys = List.copyOf(authorizedKeys);
    }
}
