package io.parkcloud.hall.attachment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where ClamAV's daemon listens.
 *
 * @param address {@code host:port}, or the path of its socket; empty if there is none, and then files are taken unscanned and
 *     marked so for the clerks
 * @param timeout how long to wait for it to connect and to answer
 */
@ConfigurationProperties("hall.clamd")
record ClamdSettings(
        @DefaultValue("") String address,
        @DefaultValue("30s") Duration timeout) {

    ClamdSettings {
        if (!address.isEmpty() && !address.startsWith("/") && !address.matches(".+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "HALL_CLAMD_ADDRESS must be host:port or the path of clamd's socket, was '" + address + "'");
        }
    }
}
