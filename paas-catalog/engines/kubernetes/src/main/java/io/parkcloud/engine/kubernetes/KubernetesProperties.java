package io.parkcloud.engine.kubernetes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the Kubernetes driver.
 *
 * @param installation   six hexadecimal digits in every name and label, so that several platforms can share a cluster
 * @param kubeconfig     file that says where the cluster is and who we are there; left out, what {@code KUBECONFIG} names or,
 *     inside a cluster, the pod's own account
 * @param image          what commands run in: an image with a POSIX shell, coreutils, findutils, tar, and the programs that
 *     workloads name, such as {@code mariadbd} and {@code redis-server}
 * @param provided       artifacts that the image has itself, by name, with their path there; they are linked to instead of
 *     sent. For example {@code java=/usr/lib/jvm/default-java}
 * @param storageClass   of the workloads' volumes; left out, the cluster's default
 * @param volumeSize     of each workload's volume
 * @param ownVolumes     whether a first container of each pod, as root and with two capabilities, gives the volume to the
 *     workload's user. For storage that does not heed {@code fsGroup}, such as host paths
 * @param userId         user and group that everything runs as, not 0
 * @param egress         networks in CIDR form that workloads may reach beside those of their own VPC and name servers
 * @param requestTimeout longest wait for one answer of the cluster
 * @param stopGrace      time a workload has to end politely before it is killed
 * @param project        most that the workloads of one project may take
 */
@Validated
@ConfigurationProperties("parkcloud.workloads.kubernetes")
public record KubernetesProperties(
        @NotNull @Pattern(regexp = "[0-9a-f]{6}") String installation,
        Optional<String> kubeconfig,
        @NotBlank String image,
        @DefaultValue Map<String, String> provided,
        Optional<String> storageClass,
        @DefaultValue("10GB") DataSize volumeSize,
        @DefaultValue("false") boolean ownVolumes,
        @DefaultValue("10001") @Min(1) long userId,
        @DefaultValue List<String> egress,
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("15s") Duration stopGrace,
        @DefaultValue @Valid Share project) {

    /**
     * What the workloads of one project may take together. The platform's own quotas are asked first; this holds also if
     * somebody else works in the namespace.
     *
     * @param pods    how many at once
     * @param memory  sum of their limits
     * @param storage sum of their volumes
     */
    public record Share(
            @DefaultValue("200") @Min(1) int pods,
            @DefaultValue("256GB") DataSize memory,
            @DefaultValue("4TB") DataSize storage) {}
}
