package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parkcloud.engine.ovn.fixture.Machine;
import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.engine.ovn.fixture.Run;
import io.parkcloud.engine.ovn.fixture.Tenant;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.network.spi.NamespacePlug.Wiring;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Daemons that are killed, and what somebody deletes by hand. */
@ExtendWith(OvnBoxExtension.class)
final class OvnFaultsIT {

    private static final Duration SOON = Duration.ofSeconds(25);

    private final OvnBox box;
    private final Tenant tenant;
    private final Machine one;
    private final Machine two;

    OvnFaultsIT(OvnBox box) {
        this.box = box;
        tenant = new Tenant(box, 5);
        tenant.allow(Protocol.ICMP, 0);
        one = tenant.machine(11);
        two = tenant.machine(12);
    }

    /** Not while constructing: what fails there is never torn down. */
    @BeforeEach
    void begin() {
        await().atMost(SOON).until(this::reached);
    }

    @AfterEach
    void tearDown() {
        tenant.close();
    }

    private boolean reached() {
        return one.pings(two.address());
    }

    @Test
    void aKilledSwitchComesBackWithItsPorts() {
        box.vswitchd().kill();
        assertThat(reached()).isFalse();
        box.vswitchd().start();
        await().atMost(SOON).until(this::reached);
    }

    @Test
    void withoutControllerTrafficGoesOnAndPlugsWaitForIt() {
        box.controller().kill();
        assertThat(reached()).isTrue();
        box.startController();
        var three = tenant.machine(13);
        await().atMost(SOON).until(() -> one.pings(three.address()));
    }

    @Test
    void withoutNorthdChangesQueue() {
        box.northd().kill();
        tenant.forbid(Protocol.ICMP);
        assertThat(reached()).as("nobody translates the change").isTrue();
        box.northd().start();
        await().atMost(SOON).until(() -> !reached());
    }

    @Test
    void withoutItsDatabaseTheEngineSaysSoAndRecovers() {
        box.northbound().kill();
        await().until(() -> {
            try {
                return box.engine().vpcs().observe(tenant.vpc()).isEmpty();
            } catch (EngineException e) {
                return true;
            }
        });
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(tenant::ensure)
                .matches(e -> e.code().equals(EngineErrors.UNAVAILABLE));
        assertThat(reached()).isTrue();
        box.northbound().start();
        assertThat(box.engine().awaitConnected(SOON)).isTrue();
        tenant.ensure();
        assertThat(reached()).isTrue();
    }

    @Test
    void aSubnetDeletedByHandIsPutBackWithItsTraffic() {
        box.loseByHand(tenant.subnet().id());
        await().atMost(SOON).until(() -> !reached());
        tenant.ensure();
        box.engine().ports().ensure(one.port());
        box.engine().ports().ensure(two.port());
        await().atMost(SOON).until(this::reached);
    }

    @Test
    void plugAndUnplugMayBeRepeatedAtAnyPoint() {
        var wiring = new Wiring(
                one.port().mac(),
                one.port().address(),
                24,
                tenant.subnet().gateway(),
                box.engine().mtu());
        box.plug().plug(one.id(), one.namespace(), wiring);
        assertThat(reached()).isTrue();
        // A crash left half a plug: the pair is gone, the switch still lists its end.
        Run.must("ip", "-n", one.namespace(), "link", "delete", "eth0");
        box.plug().plug(one.id(), one.namespace(), wiring);
        await().atMost(SOON).until(this::reached);
        box.plug().unplug(one.id(), one.namespace());
        box.plug().unplug(one.id(), one.namespace());
        assertThat(Run.must("ip", "netns", "list")).doesNotContain(one.namespace());
        box.plug().plug(one.id(), one.namespace(), wiring);
        await().atMost(SOON).until(this::reached);
    }

    @Test
    void whatOthersMadeIsLeftAlone() {
        var nbctl =
                List.of("ovn-nbctl", "--timeout=10", "--db=" + box.properties().northbound());
        var add = new ArrayList<>(nbctl);
        add.addAll(List.of("ls-add", "theirs"));
        Run.must(add);
        tenant.ensure();
        assertThat(box.engine().subnets().ids()).hasSize(1);
        var list = new ArrayList<>(nbctl);
        list.add("ls-list");
        assertThat(Run.must(list)).contains("(theirs)");
        var del = new ArrayList<>(nbctl);
        del.addAll(List.of("ls-del", "theirs"));
        Run.must(del);
    }
}
