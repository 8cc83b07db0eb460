package io.parkcloud.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.testkit.Relay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.unit.DataSize;

/** A cluster that is away, slow, full, or says no; and what is not ours in it. */
@Execution(ExecutionMode.CONCURRENT)
final class KubernetesRefusalsIT {

    private static @Nullable TestCluster opened;

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    @BeforeAll
    static void open() {
        opened = new TestCluster();
    }

    @AfterEach
    void delete() {
        cluster().delete(id);
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static TestCluster cluster() {
        return Objects.requireNonNull(opened);
    }

    private Workload sleeper() {
        return cluster().workload(id, Workload.Command.of("sleep", "infinity"), RestartPolicy.ALWAYS);
    }

    private static EngineException refused(ErrorCode code, Runnable call) {
        var thrown = catchThrowableOfType(EngineException.class, call::run);
        assertThat(thrown).as("what was thrown").isNotNull();
        assertThat(thrown.code()).as(thrown.getMessage()).isEqualTo(code);
        return thrown;
    }

    private static void quickly(Runnable call) {
        long start = System.nanoTime();
        call.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    private static EngineException obstacle(KubernetesWorkloadEngine engine, Workload wanted, ErrorCode code) {
        var thrown = cluster().obstacle(engine, wanted);
        assertThat(thrown.code()).as(thrown.getMessage()).isEqualTo(code);
        assertThat(engine.observe(wanted.id()).is(wanted)).as("applied").isFalse();
        return thrown;
    }

    @Test
    void aClusterThatIsAwayOrSilentIsUnavailableAndNothingHangs(@TempDir Path folder) throws IOException {
        try (var relay = cluster().relay();
                var engine = cluster()
                        .engine(relay.kubeconfig(
                                folder.resolve("config"), cluster().token()))) {
            Set<ResourceId> told = ConcurrentHashMap.newKeySet();
            for (var mood : new Relay.Mood[] {Relay.Mood.CUT, Relay.Mood.SILENT}) {
                relay.become(mood);
                quickly(() -> engine.onChange(told::add));
                quickly(() -> refused(EngineErrors.UNAVAILABLE, () -> engine.observe(id)));
                quickly(() -> refused(EngineErrors.UNAVAILABLE, () -> engine.apply(sleeper())));
                quickly(() -> refused(EngineErrors.UNAVAILABLE, () -> engine.delete(id, 1)));
                quickly(() -> refused(EngineErrors.UNAVAILABLE, () -> engine.log(id, 1)));
            }
            relay.become(Relay.Mood.PASSING);
            cluster().engine.apply(sleeper());
            cluster().running(id);
            cluster().eventually(id, state -> told.contains(id));
            told.clear();
            relay.become(Relay.Mood.CUT);
            relay.become(Relay.Mood.PASSING);
            cluster().kill(id);
            cluster().eventually(id, state -> told.contains(id));
            assertThat(engine.observe(id).is(sleeper())).isTrue();
        }
    }

    @Test
    void whoMayNotIsRefused(@TempDir Path folder) throws IOException {
        cluster().engine.apply(sleeper());
        cluster().eventually(id, state -> !Objects.requireNonNull(cluster()
                        .client
                        .serviceAccounts()
                        .inNamespace(cluster().namespace(id))
                        .withName("default")
                        .get())
                .getSecrets()
                .isEmpty());
        var secret = cluster().client.secrets().inNamespace(cluster().namespace(id)).list().getItems().stream()
                .filter(one -> one.getType().equals("kubernetes.io/service-account-token"))
                .findFirst()
                .orElseThrow();
        var token = new String(
                java.util.Base64.getDecoder().decode(secret.getData().get("token")),
                java.nio.charset.StandardCharsets.UTF_8);
        try (var relay = cluster().relay();
                var engine = cluster().engine(relay.kubeconfig(folder.resolve("config"), token))) {
            refused(EngineErrors.REFUSED, () -> engine.observe(id));
            refused(EngineErrors.REFUSED, () -> engine.apply(sleeper()));
        }
    }

    @Test
    void theNamespaceKeepsTheProjectInBoundsAndGoesWithItsLastWorkload() {
        cluster().engine.apply(sleeper());
        var namespace = cluster().namespace(id);
        var client = cluster().client;
        assertThat(client.resourceQuotas().inNamespace(namespace).list().getItems())
                .singleElement()
                .satisfies(quota -> assertThat(quota.getStatus().getHard()).containsKeys("pods", "limits.memory"));
        assertThat(client.limitRanges().inNamespace(namespace).list().getItems())
                .hasSize(1);
        assertThat(client.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(namespace)
                        .list()
                        .getItems())
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactlyInAnyOrder("closed", "out", "vpc-" + id.derive("vpc"));
        var other = new Draft(cluster()
                        .workload(id.derive("other"), Workload.Command.of("sleep", "infinity"), RestartPolicy.ALWAYS))
                .project(TestCluster.project(id))
                .done();
        cluster().engine.apply(other);
        cluster().delete(id);
        assertThat(Objects.requireNonNull(
                                client.namespaces().withName(namespace).get())
                        .getMetadata()
                        .getDeletionTimestamp())
                .isNull();
        cluster().delete(other.id());
        cluster().eventually(id, state -> !cluster().namespaces().contains(namespace));
        assertThat(client.persistentVolumes().list().getItems().stream()
                        .map(volume -> volume.getSpec().getClaimRef().getNamespace()))
                .doesNotContain(namespace);
    }

    @Test
    void aNamespaceOfSomebodyElseIsLeftAlone() {
        var client = cluster().client;
        var foreign = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(cluster().namespace(id))
                        .addToAnnotations("somebody", "else")
                        .endMetadata()
                        .build())
                .create();
        refused(EngineErrors.REFUSED, () -> cluster().engine.apply(sleeper()));
        cluster().engine.delete(id, 1);
        var after = Objects.requireNonNull(client.resource(foreign).get());
        assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
        assertThat(after.getMetadata().getLabels()).doesNotContainKey(Names.INSTALLATION);
        client.resource(foreign).delete();
    }

    @Test
    void aFieldOfSomebodyElseIsNotTakenOver() {
        cluster().engine.apply(sleeper());
        var theirs = new StatefulSetBuilder()
                .withNewMetadata()
                .withNamespace(cluster().namespace(id))
                .withName(Names.object(id))
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .endSpec()
                .build();
        cluster()
                .client
                .resource(theirs)
                .fieldManager("somebody")
                .forceConflicts()
                .serverSideApply();
        var changed = new Draft(sleeper())
                .command(new Workload.Command(sleeper().command().arguments(), Map.of("A", "b")))
                .done();
        var thrown = refused(EngineErrors.REFUSED, () -> cluster().engine.apply(changed));
        assertThat(thrown).hasMessageContaining("somebody").hasMessageContaining("replicas");
    }

    @Test
    void beyondTheProjectsShareThereIsNoRoom() {
        var small = new KubernetesProperties.Share(5, DataSize.ofMegabytes(32), DataSize.ofTerabytes(1));
        try (var engine =
                new KubernetesWorkloadEngine(cluster().properties(cluster().file(), small), Clock.systemUTC())) {
            var thrown = obstacle(engine, sleeper(), EngineErrors.CAPACITY_EXHAUSTED);
            assertThat(thrown).hasMessageContaining("exceeded quota");
        }
    }

    @Test
    void withoutRoomForItsVolumeItIsNotMade() {
        var small = new KubernetesProperties.Share(5, DataSize.ofGigabytes(1), DataSize.ofMegabytes(1));
        try (var engine =
                new KubernetesWorkloadEngine(cluster().properties(cluster().file(), small), Clock.systemUTC())) {
            refused(EngineErrors.CAPACITY_EXHAUSTED, () -> engine.apply(sleeper()));
        }
    }

    @Test
    void whatNoNodeHasRoomForIsSaid() {
        var huge = new Draft(sleeper()).memory(ByteSize.ofGiB(60_000)).done();
        try (var engine = new KubernetesWorkloadEngine(
                cluster()
                        .properties(
                                cluster().file(),
                                new KubernetesProperties.Share(
                                        5, DataSize.ofTerabytes(1_000), DataSize.ofTerabytes(1))),
                Clock.systemUTC())) {
            var thrown = obstacle(engine, huge, EngineErrors.CAPACITY_EXHAUSTED);
            assertThat(thrown).hasMessageContaining("Insufficient memory");
        }
    }
}
