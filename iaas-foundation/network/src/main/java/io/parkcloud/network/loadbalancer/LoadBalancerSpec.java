package io.parkcloud.network.loadbalancer;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * Spreads connections over ports of a VPC. Members see the client's own address, so their security groups must allow it.
 *
 * @param vpc         whose ports it serves; fixed
 * @param subnet      where it listens; fixed. Left out, it listens on an external address
 * @param address     its address; fixed. Left out, the platform chooses
 * @param listeners   at most one for a protocol and port
 * @param healthCheck left out, dead members keep getting connections
 */
public record LoadBalancerSpec(
        @NotNull ResourceId vpc,
        Optional<ResourceId> subnet,
        Optional<IpAddress> address,
        @Size(max = 32, message = "at most 32 listeners") List<@Valid ListenerSpec> listeners,
        Optional<@Valid HealthCheckSpec> healthCheck) {

    public LoadBalancerSpec {
        listeners = listeners == null ? List.of() : List.copyOf(listeners);
    }

    /** Where it listens and who serves. {@code protocol} is {@code Tcp} if left out. */
    public record ListenerSpec(
            Transport protocol,
            @Min(1) @Max(65535) int port,
            @Size(max = 64, message = "at most 64 members") List<@Valid MemberSpec> members) {

        public ListenerSpec {
            protocol = protocol == null ? Transport.TCP : protocol;
            members = members == null ? List.of() : List.copyOf(members);
        }
    }

    /**
     * One server, or the copies of an application that serve at the time: one of the two is given.
     *
     * @param port        the port of the network that it is plugged into
     * @param application whose copies come and go
     * @param targetPort  TCP or UDP port that it serves on
     */
    public record MemberSpec(
            Optional<ResourceId> port,
            Optional<ResourceId> application,
            @Min(1) @Max(65535) int targetPort) {

        public MemberSpec {
            port = port == null ? Optional.empty() : port;
            application = application == null ? Optional.empty() : application;
        }

        /** An application. */
        public static MemberSpec behind(ResourceId application, int targetPort) {
            return new MemberSpec(Optional.empty(), Optional.of(application), targetPort);
        }

        /** A server. */
        public static MemberSpec of(ResourceId port, int targetPort) {
            return new MemberSpec(Optional.of(port), Optional.empty(), targetPort);
        }
    }

    /**
     * How dead members are found. What is left out takes the usual value.
     *
     * @param intervalSeconds between two probes; 5
     * @param timeoutSeconds  for an answer; 2
     * @param successes       in a row that bring a member back; 1
     * @param failures        in a row that take it out; 3
     */
    public record HealthCheckSpec(
            Optional<@Min(1) @Max(3600) Integer> intervalSeconds,
            Optional<@Min(1) @Max(600) Integer> timeoutSeconds,
            Optional<@Min(1) @Max(100) Integer> successes,
            Optional<@Min(1) @Max(100) Integer> failures) {}
}
