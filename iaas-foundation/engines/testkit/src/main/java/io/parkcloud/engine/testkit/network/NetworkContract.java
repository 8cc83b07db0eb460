package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.Wanted;
import io.parkcloud.network.spi.WantedFloatingIp;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSecurityGroup;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** The ground that the contracts stand on: an engine, and objects that are cleared away in reverse order. */
public abstract class NetworkContract {

    private final Deque<Runnable> clearing = new ArrayDeque<>();

    /** The engine under test; it may hold objects of other tests, so nothing here counts all of them. */
    protected abstract NetworkEngine engine();

    /** Makes the engine lose the object without anybody being told, as a careless operator would by hand. */
    protected abstract void lose(ResourceId id);

    @AfterEach
    final void clear() {
        while (!clearing.isEmpty()) {
            clearing.pop().run();
        }
    }

    protected static ResourceId id() {
        return new ResourceId(UUID.randomUUID());
    }

    /** Ensures, checks that it holds, and deletes after the test. */
    protected final <W extends Wanted> W made(LogicalObjects<W, ?> objects, W wanted) {
        clearing.push(() -> objects.delete(wanted.id()));
        objects.ensure(wanted);
        return wanted;
    }

    /** An external address that no other test of this run uses at the same time. */
    protected final IpAddress external(int octet) {
        return engine().external().cidr().address(octet);
    }

    protected final WantedVpc vpc() {
        return made(engine().vpcs(), new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.of(external(101))));
    }

    protected static WantedSubnet subnetOf(WantedVpc vpc) {
        return subnetOf(vpc, Cidr.parse("10.7.1.0/24"));
    }

    protected static WantedSubnet subnetOf(WantedVpc vpc, Cidr cidr) {
        var dns = List.of(IpAddress.parse("9.9.9.9"));
        return new WantedSubnet(id(), vpc.id(), cidr, cidr.address(1), cidr.address(-2), dns);
    }

    protected final WantedSubnet subnet() {
        return made(engine().subnets(), subnetOf(vpc()));
    }

    protected static WantedPort portOf(WantedSubnet subnet, int octet, ResourceId... groups) {
        var id = id();
        return new WantedPort(id, subnet.id(), MacAddress.of(id), subnet.cidr().address(octet), Set.of(groups), true);
    }

    protected final WantedPort port(WantedSubnet subnet, int octet, ResourceId... groups) {
        return made(engine().ports(), portOf(subnet, octet, groups));
    }

    protected final WantedSecurityGroup group() {
        return made(engine().securityGroups(), new WantedSecurityGroup(id(), Set.of()));
    }

    protected final WantedFloatingIp floating(WantedPort port, int octet) {
        return made(engine().floatingIps(), new WantedFloatingIp(id(), external(octet), port.id()));
    }

    protected final WantedLoadBalancer balancer(WantedLoadBalancer wanted) {
        return made(engine().loadBalancers(), wanted);
    }

    protected static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call)
                .matches(e -> e.code().equals(code), "has the code " + code.id());
    }
}
