package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.ObservedSecurityGroup;
import io.parkcloud.network.spi.PortRange;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedSecurityGroup;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Security groups. */
public abstract class SecurityGroupContract extends LogicalObjectContract<WantedSecurityGroup> {

    private static final Peer OFFICE = new Peer.Network(Cidr.parse("192.0.2.0/24"));

    @Override
    protected LogicalObjects<WantedSecurityGroup, ObservedSecurityGroup> objects() {
        return engine().securityGroups();
    }

    @Override
    protected WantedSecurityGroup wanted() {
        return new WantedSecurityGroup(id(), Set.of(tcp(22), tcp(80)));
    }

    @Override
    protected WantedSecurityGroup changed(WantedSecurityGroup group) {
        var rules = new HashSet<>(group.rules());
        rules.remove(tcp(22));
        rules.add(tcp(443));
        return new WantedSecurityGroup(group.id(), rules);
    }

    @Test
    void everyFormOfRuleIsTaken() {
        var rules = new HashSet<SecurityRule>();
        for (var direction : Direction.values()) {
            for (var protocol : Protocol.values()) {
                for (var peer : Set.of(OFFICE, new Peer.Network(Cidr.parse("0.0.0.0/0")), new Peer.Group(id()))) {
                    rules.add(new SecurityRule(direction, protocol, Optional.empty(), peer));
                    if (protocol.hasPorts()) {
                        rules.add(new SecurityRule(direction, protocol, Optional.of(new PortRange(8000, 8100)), peer));
                    }
                }
            }
        }
        var group = made(objects(), new WantedSecurityGroup(id(), rules));
        assertThat(objects().holds(group)).isTrue();
        assertThat(objects().observe(group.id()).orElseThrow().rules()).isEqualTo(rules.size());
    }

    @Test
    void twoMayTrustEachOther() {
        var one = id();
        var two = id();
        made(objects(), new WantedSecurityGroup(one, Set.of(from(two))));
        made(objects(), new WantedSecurityGroup(two, Set.of(from(one))));
        assertThat(objects().observe(one)).isPresent();
        assertThat(objects().observe(two)).isPresent();
    }

    @Test
    void oneWithPortsStays() {
        var group = made(objects(), wanted());
        port(subnet(), 10, group.id());
        fails(EngineErrors.IN_USE, () -> objects().delete(group.id()));
        assertThat(objects().holds(group)).isTrue();
    }

    private static SecurityRule tcp(int port) {
        return new SecurityRule(Direction.INGRESS, Protocol.TCP, Optional.of(PortRange.of(port)), OFFICE);
    }

    private static SecurityRule from(io.parkcloud.kernel.ResourceId group) {
        return new SecurityRule(Direction.INGRESS, Protocol.ANY, Optional.empty(), new Peer.Group(group));
    }
}
