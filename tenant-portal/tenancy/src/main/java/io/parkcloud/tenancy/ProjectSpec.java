package io.parkcloud.tenancy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an organisation keeps apart: resources, quota and members of their own. */
public record ProjectSpec(
        @NotBlank @Size(max = 120) String displayName,
        @Nullable @Size(max = 500) String description) {}
