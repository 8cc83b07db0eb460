package io.parkcloud.engine.simulated.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A port that belongs to what is plugged into it. */
final class NetworkAttachmentTest {

    private final Network network = new Network(Faults.none(), 1, new Machine());
    private final ResourceId subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24");
    private final ResourceId group = network.group("g");

    @Test
    void thePortIsMadeUsedAndTakenAlong() {
        var machine = machine("web", Optional.of(IpAddress.parse("10.1.1.20")), List.of(group));
        network.settle();
        assertThat(network.phase(machine)).isEqualTo(Phase.READY);
        assertThat(network.<Machine.Seen>seen(machine).address()).contains(IpAddress.parse("10.1.1.20"));
        var port = NetworkAttachment.port(machine, 0);
        assertThat(network.engine().ports().observe(port)).isPresent();
        assertThat(network.get(port).metadata().owner()).contains(machine);

        network.delete(machine);
        network.settle();
        assertThat(network.plane().store().find(machine)).isEmpty();
        assertThat(network.plane().store().find(port)).isEmpty();
        assertThat(network.engine().ports().observe(port)).isEmpty();
    }

    @Test
    void changedGroupsReachThePort() {
        var machine = machine("web", Optional.empty(), List.of());
        network.settle();
        var address = network.<Machine.Seen>seen(machine).address();
        network.change(machine, new Machine.Spec(new NetworkAttachment(subnet, List.of(group), Optional.empty())));
        network.settle();
        assertThat(network.engine()
                        .securityGroups()
                        .observe(group)
                        .orElseThrow()
                        .ports())
                .isOne();
        assertThat(network.<Machine.Seen>seen(machine).address()).isEqualTo(address);
    }

    @Test
    void whatItPointsAtIsCheckedBeforeAnythingIsMade() {
        var nowhere = new NetworkAttachment(group, List.of(), Optional.empty());
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> network.create("web", new Machine.Spec(nowhere)))
                .withMessageContaining("/spec/network/subnet");
    }

    @Test
    void anAddressSomebodyElseHasFailsTheMachineAndSaysWhy() {
        network.portAt("p", subnet, "10.1.1.20");
        var machine = machine("web", Optional.of(IpAddress.parse("10.1.1.20")), List.of());
        network.settle();
        assertThat(network.phase(machine)).isEqualTo(Phase.FAILED);
        assertThat(network.reason(machine)).isEqualTo("resource.claim-taken");
    }

    @Test
    void aSubnetWithAttachedMachinesStays() {
        machine("web", Optional.empty(), List.of());
        network.settle();
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> network.delete(subnet))
                .matches(e -> e.code().id().equals("resource.in-use"));
    }

    private ResourceId machine(String name, Optional<IpAddress> address, List<ResourceId> groups) {
        return network.create(name, new Machine.Spec(new NetworkAttachment(subnet, groups, address)));
    }
}
