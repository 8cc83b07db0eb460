package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCode;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a refusal of the API server means at the port. Pure.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md">API
 *     conventions, HTTP status codes</a>
 */
final class ClusterFailure {

    private ClusterFailure() {}

    /** @param action what was tried, as in "it could not ..." */
    static EngineException of(String action, KubernetesClientException e) {
        var text = text(e);
        return new EngineException(code(e, text), "the cluster could not %s: %s".formatted(action, text), e);
    }

    /** Somebody else has written the object meanwhile, or it is there although it should not be. */
    static boolean isVersionConflict(KubernetesClientException e) {
        return e.getCode() == 409 && !hasCause(e, "FieldManagerConflict");
    }

    private static ErrorCode code(KubernetesClientException e, String text) {
        return switch (e.getCode()) {
            case 403 -> forbidden(e, text);
            case 400, 405, 413, 415, 422 -> EngineErrors.REFUSED;
            // Fields that somebody else manages are theirs: trying again would not help, taking them over would harm.
            case 409 -> isVersionConflict(e) ? EngineErrors.UNAVAILABLE : EngineErrors.REFUSED;
            default -> EngineErrors.UNAVAILABLE;
        };
    }

    private static ErrorCode forbidden(KubernetesClientException e, String text) {
        if (text.contains("exceeded quota") || text.contains("maximum")) {
            return EngineErrors.CAPACITY_EXHAUSTED;
        }
        boolean passes = hasCause(e, "NamespaceTerminating")
                || text.contains("is being terminated")
                || text.contains("status unknown for quota");
        return passes ? EngineErrors.UNAVAILABLE : EngineErrors.REFUSED;
    }

    private static boolean hasCause(KubernetesClientException e, String reason) {
        return e.getStatus() != null
                && e.getStatus().getDetails() != null
                && Stream.ofNullable(e.getStatus().getDetails().getCauses())
                        .flatMap(causes -> causes.stream())
                        .anyMatch(cause -> reason.equals(cause.getReason()));
    }

    /** Without the address of the cluster, which tenants need not know, and the same text for the same cause. */
    private static String text(KubernetesClientException e) {
        var status = e.getStatus();
        if (status == null || status.getMessage() == null || e.getCode() <= 0) {
            return e.getCode() <= 0 ? "it does not answer" : "it answered with status " + e.getCode();
        }
        return Objects.requireNonNull(status.getMessage());
    }
}
