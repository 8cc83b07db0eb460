package io.parkcloud.services;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.workloads.LogAction;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A server that a tenant orders. */
public final class ServiceInstanceKind implements Kind<ServiceInstanceSpec, ServiceInstanceStatus> {

    public static final KindName NAME = new KindName("ServiceInstance", "service-instances", "services");

    private final WorkloadEngine engine;
    private final ServiceCredentials credentials;
    private final ServicesProperties properties;

    public ServiceInstanceKind(WorkloadEngine engine, ServiceCredentials credentials, ServicesProperties properties) {
        this.engine = engine;
        this.credentials = credentials;
        this.properties = properties;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<ServiceInstanceSpec> specType() {
        return ServiceInstanceSpec.class;
    }

    @Override
    public Class<ServiceInstanceStatus> observedType() {
        return ServiceInstanceStatus.class;
    }

    @Override
    public ServiceInstanceStatus unobserved() {
        return new ServiceInstanceStatus(
                Optional.empty(), Optional.empty(), ServiceInstanceStatus.State.ABSENT, Optional.empty(), 0);
    }

    @Override
    public Reconciler<ServiceInstanceSpec, ServiceInstanceStatus> reconciler() {
        return new ServiceInstanceReconciler(engine, credentials);
    }

    @Override
    public List<Charge> charges(ServiceInstanceSpec spec) {
        return List.of(
                new Charge("service_instances", 1),
                new Charge(
                        "workload_memory_mib",
                        spec.size().memory(spec.service()).toMiB()));
    }

    @Override
    public List<Reference> references(ServiceInstanceSpec spec) {
        return spec.network().references("/network");
    }

    @Override
    public void check(Proposal<ServiceInstanceSpec> proposal, World world) {
        var spec = proposal.spec();
        ServiceParameters.check(spec);
        var offered = properties.versions(spec.service());
        spec.version().filter(version -> !offered.contains(version)).ifPresent(version -> {
            throw ServiceErrors.VERSION_UNKNOWN.error(
                    "version %s is none of %s; leave it out for the platform's", version, offered);
        });
        fixed(proposal, "/class", ServiceInstanceSpec::service);
        fixed(proposal, "/network/subnet", s -> s.network().subnet());
    }

    private static void fixed(
            Proposal<ServiceInstanceSpec> proposal, String field, Function<ServiceInstanceSpec, Object> value) {
        proposal.before().map(before -> value.apply(before.spec())).ifPresent(before -> {
            if (!Objects.equals(before, value.apply(proposal.spec()))) {
                throw ServiceErrors.FIXED.error(
                        "%s cannot change from %s to %s; order another service",
                        field, before, value.apply(proposal.spec()));
            }
        });
    }

    @Override
    public Map<String, Action<ServiceInstanceSpec, ServiceInstanceStatus>> actions() {
        return Map.of(
                "credentials",
                new Action.Answer<>((service, arguments) -> credentials.answer(service)),
                "log",
                LogAction.of(engine));
    }
}
