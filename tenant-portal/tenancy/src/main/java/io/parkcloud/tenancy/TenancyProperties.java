package io.parkcloud.tenancy;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of organisations.
 *
 * @param tenantQuota  limits that a new organisation starts with, by metric; the system administrator changes them later
 * @param projectQuota limits that a new project starts with; the organisation's administrator changes them later
 * @param bootstrap    what the platform begins with
 */
@ConfigurationProperties("parkcloud.tenancy")
public record TenancyProperties(
        @DefaultValue Map<String, Long> tenantQuota,
        @DefaultValue Map<String, Long> projectQuota,
        @DefaultValue Bootstrap bootstrap) {

    private static final Map<String, Long> PROJECT = Map.ofEntries(
            Map.entry("instances", 20L),
            Map.entry("vcpu", 40L),
            Map.entry("memory_mib", 81_920L),
            Map.entry("volumes", 40L),
            Map.entry("volume_gib", 2_000L),
            Map.entry("vpcs", 10L),
            Map.entry("subnets", 40L),
            Map.entry("ports", 200L),
            Map.entry("security_groups", 50L),
            Map.entry("floating_ips", 20L),
            Map.entry("load_balancers", 10L),
            Map.entry("service_instances", 20L),
            Map.entry("applications", 20L),
            Map.entry("git_repositories", 50L),
            Map.entry("image_repositories", 50L),
            Map.entry("pipelines", 50L),
            Map.entry("pipeline_runs", 1_000L),
            Map.entry("alarm_rules", 100L),
            Map.entry("silences", 100L),
            Map.entry("notification_channels", 20L),
            Map.entry("stacks", 10L));

    private static final Map<String, Long> TENANT = Map.ofEntries(
            Map.entry("projects", 50L),
            Map.entry("users", 1_000L),
            Map.entry("instances", 200L),
            Map.entry("vcpu", 400L),
            Map.entry("memory_mib", 819_200L),
            Map.entry("volumes", 400L),
            Map.entry("volume_gib", 20_000L),
            Map.entry("vpcs", 100L),
            Map.entry("subnets", 400L),
            Map.entry("ports", 2_000L),
            Map.entry("security_groups", 500L),
            Map.entry("floating_ips", 200L),
            Map.entry("load_balancers", 100L),
            Map.entry("service_instances", 200L),
            Map.entry("applications", 200L),
            Map.entry("git_repositories", 500L),
            Map.entry("image_repositories", 500L),
            Map.entry("pipelines", 500L),
            Map.entry("pipeline_runs", 10_000L),
            Map.entry("alarm_rules", 1_000L),
            Map.entry("silences", 1_000L),
            Map.entry("notification_channels", 200L),
            Map.entry("stacks", 100L));

    public TenancyProperties {
        tenantQuota = tenantQuota.isEmpty() ? TENANT : Map.copyOf(tenantQuota);
        projectQuota = projectQuota.isEmpty() ? PROJECT : Map.copyOf(projectQuota);
    }

    /**
     * What the platform begins with. Made once; what is there is left as it is.
     *
     * @param enabled         whether to look at all
     * @param demo            also two organisations with a project, an administrator and a member each
     * @param credentialsFile where generated first passwords are written, one {@code name password} a line, readable by the
     *                        owner alone
     */
    public record Bootstrap(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean demo,
            @Nullable Path credentialsFile) {}
}
