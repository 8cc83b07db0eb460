package io.parkcloud.workloads.application;

import io.parkcloud.kernel.ResourceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * One running copy of an application, as the application was when the copy was made; it never changes.
 *
 * @param application whose copy it is; data and generated secrets are the application's
 * @param number      among all copies that the application ever had
 * @param release     number of the release that it belongs to
 * @param program     the program's file, as it was then; a newer one of the same name is another release
 * @param as          how it runs; what says how many there are is not looked at
 */
public record ReplicaSpec(
        @NotNull ResourceId application,
        @Min(1) @Max(Integer.MAX_VALUE) int number,
        @Min(1) @Max(Integer.MAX_VALUE) int release,
        @NotNull String program,
        @NotNull @Valid ApplicationSpec as) {

    /** Whether a copy made now, of that program, would be the same. */
    boolean is(ApplicationSpec wanted, String itsProgram) {
        return program.equals(itsProgram) && as.equals(wanted.ofOneCopy());
    }
}
