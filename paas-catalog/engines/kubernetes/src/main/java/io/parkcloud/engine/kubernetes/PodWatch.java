package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the cluster what happens to our pods, and tells whose workload it was. A lost connection is taken up again where
 * it was lost, or with a new list if that is too long ago; it is tried for ever.
 */
final class PodWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PodWatch.class);

    private final Cluster cluster;
    private final Names names;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable SharedIndexInformer<Pod> informer;

    PodWatch(Cluster cluster, Names names) {
        this.cluster = cluster;
        this.names = names;
    }

    /** Returns at once, also while the cluster is away. */
    synchronized void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
        if (informer != null) {
            return;
        }
        informer = cluster.client()
                .pods()
                .inAnyNamespace()
                .withLabel(Names.INSTALLATION, names.installation())
                .runnableInformer(0)
                .exceptionHandler((started, thrown) -> {
                    log.info("The watch on the cluster's pods is interrupted: {}", thrown.getMessage());
                    return true;
                })
                .addEventHandler(new Ears());
        var unused = informer.start();
    }

    private final class Ears implements ResourceEventHandler<Pod> {

        @Override
        public void onAdd(Pod pod) {
            tell(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod pod) {
            if (!signs(before).equals(signs(pod))) {
                tell(pod);
            }
        }

        @Override
        public void onDelete(Pod pod, boolean unseen) {
            tell(pod);
        }
    }

    private void tell(Pod pod) {
        Names.workload(pod).ifPresent(id -> listeners.forEach(listener -> listener.accept(id)));
    }

    /** What somebody would want to look at when it changes. */
    private static List<String> signs(Pod pod) {
        var status = pod.getStatus();
        return Stream.concat(
                        Stream.of(String.valueOf(status.getPhase())),
                        Stream.concat(
                                        status.getInitContainerStatuses().stream(),
                                        status.getContainerStatuses().stream())
                                .map(container -> container.getName()
                                        + container.getReady()
                                        + container.getRestartCount()
                                        + container.getState()))
                .toList();
    }

    @Override
    public synchronized void close() {
        if (informer != null) {
            informer.close();
        }
    }
}
