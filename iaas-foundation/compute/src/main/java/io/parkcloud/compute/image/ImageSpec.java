package io.parkcloud.compute.image;

import io.parkcloud.compute.spi.ImagePart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What instances start from. Fixed.
 *
 * @param parts        one disk, or a kernel and an initrd
 * @param architecture of the processor, as {@code uname -m} says it; left out, {@code x86_64}
 * @param commandLine  of the kernel, for an image with a kernel of its own
 * @param minMemoryMiB instances with less are refused
 * @param minDiskGiB   instances with a smaller root disk are refused
 */
public record ImageSpec(
        @NotEmpty List<@Valid Part> parts,
        Optional<String> architecture,
        Optional<@Size(max = 2000, message = "at most 2000 characters") String> commandLine,
        @Min(value = 0, message = "not negative") int minMemoryMiB,
        @Min(value = 0, message = "not negative") int minDiskGiB) {

    /**
     * A file of the image.
     *
     * @param location {@code file:} on the platform's host, {@code http:} or {@code https:}
     * @param sha256   expected checksum; left out, whatever comes is taken and its checksum kept
     */
    public record Part(
            @NotNull ImagePart.Role role,
            @NotNull URI location,
            Optional<@Pattern(regexp = "[0-9a-f]{64}", message = "64 lower-case hexadecimal digits") String> sha256) {}

    public ImageSpec {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** The architecture, the usual one where it was left out. */
    public String processor() {
        return architecture.orElse("x86_64");
    }
}
