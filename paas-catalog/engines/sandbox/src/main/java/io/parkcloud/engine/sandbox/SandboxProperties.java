package io.parkcloud.engine.sandbox;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the sandbox driver; the launcher sets the first five from the box's {@code box.env}.
 *
 * @param home         the box's folder ({@code PARKCLOUD_HOME}); workloads are below {@code workloads}, logs below {@code log}
 * @param run          the box's folder for sockets and mount points ({@code PARKCLOUD_RUN})
 * @param installation six hexadecimal digits in every name that the host sees
 * @param uidFirst     first uid of the box's range; workloads take theirs from ten above
 * @param uidCount     size of the range, so at most this many workloads
 * @param stopGrace    time a workload has to end politely before it is killed
 * @param processes    most processes and threads of one workload
 */
@Validated
@ConfigurationProperties("parkcloud.workloads.sandbox")
public record SandboxProperties(
        @NotNull Path home,
        @NotNull Path run,
        @Pattern(regexp = "[0-9a-f]{6}") String installation,
        @Min(1) int uidFirst,
        @DefaultValue("10000") @Min(11) int uidCount,
        @DefaultValue("15s") Duration stopGrace,
        @DefaultValue("2048") @Min(16) int processes) {

    /** Who has which uid of the box's range. */
    public UidClaims uids() {
        return new UidClaims(workloads().resolve(".uids"), uidFirst, uidCount);
    }

    /** Of every control group of this box. */
    public String cgroup() {
        return "parkcloud-" + installation;
    }

    Path workloads() {
        return home.resolve("workloads");
    }

    Path scan() {
        return home.resolve("scan");
    }
}
