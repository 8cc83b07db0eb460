package io.parkcloud.ops.alarms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code parkcloud.alarms}.
 *
 * @param baseUrl      address of the portal, for links in messages
 * @param timeout      longest time that one message may take
 * @param hookNetworks networks (CIDR) within private address ranges that web hooks may go to; the public ones they always may,
 *                     this machine's own never
 * @param mail         the server that takes mail
 */
@Validated
@ConfigurationProperties("parkcloud.alarms")
public record AlarmsProperties(
        @NotNull @DefaultValue("http://127.0.0.1:8800") String baseUrl,
        @NotNull @DefaultValue("10s") Duration timeout,
        @DefaultValue List<String> hookNetworks,
        @NotNull @DefaultValue Mail mail) {

    public AlarmsProperties {
        hookNetworks = List.copyOf(hookNetworks);
    }

    /**
     * A server that takes mail (RFC 5321).
     *
     * @param host     absent sends no mail
     * @param port     465 speaks TLS from the beginning, others where the server offers it
     * @param from     the sender's address
     * @param user     whom the server knows the platform as; absent if it does not ask
     * @param password file with the password
     */
    public record Mail(
            @Nullable String host,
            @DefaultValue("587") @Min(1) @Max(65535) int port,
            @NotNull @DefaultValue("parkcloud@localhost") String from,
            @Nullable String user,
            @Nullable Path password) {

        public Mail {
            host = host == null || host.isBlank() ? null : host;
            user = user == null || user.isBlank() ? null : user;
        }
    }
}
