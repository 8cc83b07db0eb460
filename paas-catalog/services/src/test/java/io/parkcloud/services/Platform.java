package io.parkcloud.services;

import io.parkcloud.control.config.ControlConfiguration;
import io.parkcloud.control.resource.Requests;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkConfiguration;
import io.parkcloud.workloads.WorkloadsConfiguration;
import io.parkcloud.workloads.spi.WorkloadEngine;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The control plane with network, workload and service kinds on the engines given; the store is in memory. */
final class Platform implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final ResourceService resources;
    private final Principal self = Principal.system("test");
    private final Place place;

    @Configuration(proxyBeanMethods = false)
    @Import({
        ControlConfiguration.class,
        NetworkConfiguration.class,
        WorkloadsConfiguration.class,
        ServicesConfiguration.class
    })
    static class Wiring {
        @Bean
        Store store() {
            return new MemoryStore();
        }

        @Bean
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    Platform(Map<String, Object> properties, Class<?>... engines) {
        context = new SpringApplicationBuilder(Wiring.class)
                .sources(engines)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .properties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn"))
                .run();
        resources = context.getBean(ResourceService.class);
        var ids = context.getBean(IdGenerator.class);
        place = new Place(ids.next(), ids.next());
    }

    @SuppressWarnings("unchecked") // a spec's own class
    <S extends Record> ResourceId create(String name, S spec) {
        var kind = resources.kinds().of((Class<S>) spec.getClass());
        return resources
                .create(
                        self,
                        kind,
                        new Requests.Create<>(
                                place,
                                Optional.empty(),
                                NetworkZone.EXTRANET,
                                name,
                                Map.of(),
                                spec,
                                Optional.empty(),
                                Optional.empty(),
                                "test"))
                .resource()
                .id();
    }

    <S extends Record> void change(ResourceId id, S spec) {
        @SuppressWarnings("unchecked") // a spec's own class
        var type = (Class<S>) spec.getClass();
        var now = get(type, id).orElseThrow().metadata();
        var change = new Requests.Change<>(place, id, now.revision(), "update", now.labels(), spec, "test");
        resources.change(self, resources.kinds().of(type), change);
    }

    ResourceId project() {
        return place.project();
    }

    <S extends Record> void delete(Class<S> type, ResourceId id) {
        var now = get(type, id).orElseThrow();
        var revision = now.metadata().revision();
        resources.delete(self, resources.kinds().of(type), place, id, revision, "test");
    }

    <S extends Record> Optional<Resource<S, ?>> get(Class<S> type, ResourceId id) {
        return context.getBean(Store.class).find(id).map(row -> context.getBean(
                        io.parkcloud.control.resource.Codec.class)
                .decode(row, resources.kinds().of(type)));
    }

    <S extends Record> Resource<S, ?> ready(Class<S> type, ResourceId id) {
        return eventually(type, id, resource -> {
                    if (resource.isPresent() && resource.get().phase() == Phase.FAILED) {
                        throw new AssertionError("failed: " + resource.get().status());
                    }
                    return resource.filter(Resource::ready).isPresent();
                })
                .orElseThrow();
    }

    <S extends Record> void gone(Class<S> type, ResourceId id) {
        eventually(type, id, Optional::isEmpty);
    }

    <S extends Record> Optional<Resource<S, ?>> eventually(
            Class<S> type, ResourceId id, Predicate<Optional<Resource<S, ?>>> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        var seen = get(type, id);
        while (!wanted.test(seen)) {
            if (System.nanoTime() - end > 0) {
                var engine = context.getBean(WorkloadEngine.class);
                throw new AssertionError(
                        "still " + seen + ", engine: " + engine.observe(id) + ", log: " + engine.log(id, 40));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = get(type, id);
        }
        return seen;
    }

    @SuppressWarnings("unchecked") // the kind's own
    Map<String, Object> credentials(ResourceId service) {
        var resource = (Resource<ServiceInstanceSpec, ServiceInstanceStatus>)
                get(ServiceInstanceSpec.class, service).orElseThrow();
        return context.getBean(ServiceCredentials.class).answer(resource);
    }

    @Override
    public void close() {
        context.close();
    }
}
