package io.parkcloud.devops.pipeline.pipeline;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pipeline.
 *
 * @param repository the repository whose pushes start it
 * @param file where its steps stand in the repository; {@code .parkcloud/pipeline.yaml} if absent
 * @param branches names of branches, or patterns such as {@code release-*}, whose pushes start it; all if absent
 * @param keep how many finished runs are kept; 20 if absent
 * @param secrets names of its secrets, each with a handle that changes with the value; set by the action {@code set-secret}
 * @param runsWanted how often somebody has asked for a run of the default branch; grows by the action {@code run}
 */
public record PipelineSpec(
        @NotNull(message = "say which repository") ResourceId repository,
        Optional<@Pattern(regexp = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*", message = "a path in the repository") String>
                file,
        Optional<
                        @Size(max = 50, message = "at most 50") List<
                                @Size(min = 1, max = 100, message = "1 to 100 characters") String>>
                branches,
        Optional<@Min(value = 1, message = "1 to 500") @Max(value = 500, message = "1 to 500") Integer> keep,
        Map<String, String> secrets,
        Optional<@Min(value = 0, message = "not negative") Integer> runsWanted) {

    private static final String USUAL_FILE = ".parkcloud/pipeline.yaml";
    private static final int USUAL_KEEP = 20;

    public PipelineSpec {
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** Where its steps stand. */
    public String fileOrUsual() {
        return file.orElse(USUAL_FILE);
    }

    int asked() {
        return runsWanted.orElse(0);
    }

    int keepOrUsual() {
        return keep.orElse(USUAL_KEEP);
    }

    /** The value of a secret that the spec names. */
    public static String secret(Secrets secrets, Resource<PipelineSpec, ?> pipeline, String name) {
        var handle = Objects.requireNonNull(pipeline.spec().secrets().get(name), name);
        return secrets.of(pipeline.id(), handle, () -> {
            throw PipelineErrors.SECRET_MISSING.error("the value of secret \"%s\" is gone; set it again", name);
        });
    }

    PipelineSpec withSecret(String name, String handle) {
        var more = new TreeMap<>(secrets);
        more.put(name, handle);
        return new PipelineSpec(repository, file, branches, keep, more, runsWanted);
    }

    PipelineSpec withoutSecret(String name) {
        var fewer = new TreeMap<>(secrets);
        fewer.remove(name);
        return new PipelineSpec(repository, file, branches, keep, fewer, runsWanted);
    }

    PipelineSpec oneMore() {
        return new PipelineSpec(repository, file, branches, keep, secrets, Optional.of(asked() + 1));
    }
}
