package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection to the API server. Every call has a time limit and fails as an {@link EngineException}. */
final class Cluster implements AutoCloseable {

    private static final String MANAGER = "parkcloud";
    private static final long POLL_NANOS = Duration.ofMillis(150).toNanos();

    /** A version that no object has: applied with it, an object must not be there yet. */
    private static final String NONE = "1";

    private static final List<String> NEEDED = List.of("apps/v1", "batch/v1", "networking.k8s.io/v1");

    private final KubernetesClient client;
    private volatile @Nullable ClusterVersion version;

    Cluster(KubernetesProperties properties) {
        this.client =
                new KubernetesClientBuilder().withConfig(config(properties)).build();
    }

    /** No retries inside the client: whoever asks decides when to ask again, and is not kept waiting. */
    private static Config config(KubernetesProperties properties) {
        int millis = Math.toIntExact(properties.requestTimeout().toMillis());
        var found = properties
                .kubeconfig()
                .map(file -> Config.fromKubeconfig(new File(file)))
                .orElseGet(() -> Config.autoConfigure(null));
        return new ConfigBuilder(found)
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** @param action what is tried, as in "it could not ..." */
    <T> T ask(String action, Function<KubernetesClient, T> question) {
        try {
            return question.apply(client);
        } catch (KubernetesClientException e) {
            throw ClusterFailure.of(action, e);
        }
    }

    void tell(String action, Consumer<KubernetesClient> order) {
        ask(action, asked -> {
            order.accept(asked);
            return true;
        });
    }

    /** The object that the question asks for; empty if there is none. */
    <T> Optional<T> find(String action, Function<KubernetesClient, @Nullable T> question) {
        return ask(action, asked -> Optional.ofNullable(question.apply(asked)));
    }

    /** What the server can do; asked once. */
    ClusterVersion version() {
        var known = version;
        if (known == null) {
            known = ask("say its version", Cluster::version);
            version = known;
        }
        return known;
    }

    private static ClusterVersion version(KubernetesClient client) {
        for (var group : NEEDED) {
            if (client.getApiResources(group) == null) {
                throw new EngineException(EngineErrors.REFUSED, "the cluster is too old: it does not serve " + group);
            }
        }
        return ClusterVersion.of(client.getKubernetesVersion());
    }

    /** Makes our fields of the object be as given; those of others stay, and one that both want is refused. */
    <T extends HasMetadata> T apply(T wanted) {
        return ask(
                "apply " + described(wanted),
                asked -> asked.resource(wanted).fieldManager(MANAGER).serverSideApply());
    }

    /**
     * The same, if the object is still the one that was seen.
     *
     * @param seen what was there; null if nothing was
     * @return whether it was; otherwise nothing has changed
     */
    boolean applyTo(@Nullable HasMetadata seen, HasMetadata wanted) {
        wanted.getMetadata()
                .setResourceVersion(seen == null ? NONE : seen.getMetadata().getResourceVersion());
        try {
            client.resource(wanted).fieldManager(MANAGER).serverSideApply();
            return true;
        } catch (KubernetesClientException e) {
            if (ClusterFailure.isVersionConflict(e)) {
                return false;
            }
            throw ClusterFailure.of("apply " + described(wanted), e);
        }
    }

    static String described(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    /** Waits for something that the cluster does. */
    static void await(Duration limit, BooleanSupplier condition, String otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw EngineException.unavailable(otherwise, null);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
