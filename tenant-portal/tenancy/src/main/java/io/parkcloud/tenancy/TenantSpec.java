package io.parkcloud.tenancy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An organisation: a bureau, a park, a hospital group.
 *
 * @param displayName as people say it, 明城市政务服务局
 */
public record TenantSpec(
        @NotBlank @Size(max = 120) String displayName,
        @Nullable @Size(max = 500) String description) {}
