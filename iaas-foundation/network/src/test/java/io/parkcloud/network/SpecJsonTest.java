package io.parkcloud.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users write is read as meant, with everything optional left out. */
final class SpecJsonTest {

    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void theShortestFormsAreEnough() {
        assertThat(read(VpcSpec.class, "{'cidr':'10.0.0.0/16'}"))
                .isEqualTo(new VpcSpec(Cidr.parse("10.0.0.0/16"), Optional.empty()));
        assertThat(read(SubnetSpec.class, "{'vpc':'%s','cidr':'10.0.0.0/24'}".formatted(ID))
                        .dns())
                .isEmpty();
        var port = read(PortSpec.class, "{'subnet':'%s'}".formatted(ID));
        assertThat(port.address()).isEmpty();
        assertThat(port.securityGroups()).isEmpty();
        var floating = read(FloatingIpSpec.class, "{}");
        assertThat(floating).isEqualTo(new FloatingIpSpec(Optional.empty(), Optional.empty()));
        assertThat(read(SecurityGroupSpec.class, "{}").rules()).isEmpty();
        var rule = read(SecurityGroupSpec.class, "{'rules':[{}]}").rules().getFirst();
        assertThat(rule.direction()).isEqualTo(Direction.INGRESS);
        assertThat(rule.protocol()).isEqualTo(Protocol.ANY);
        assertThat(rule.ports()).isEmpty();
    }

    @Test
    void theLongFormIsReadAndWrittenBackTheSame() {
        var text =
                "{'vpc':'%s','subnet':null,'address':'172.31.0.9','listeners':[{'protocol':'Udp','port':53,'members':[{'port':'%s','targetPort':5353}]}],'healthCheck':{'intervalSeconds':2,'timeoutSeconds':1,'successes':1,'failures':2}}"
                        .formatted(ID, ID);
        var spec = read(LoadBalancerSpec.class, text);
        assertThat(spec.subnet()).isEmpty();
        assertThat(spec.listeners().getFirst().protocol()).isEqualTo(Transport.UDP);
        assertThat(spec.listeners().getFirst().members().getFirst().port()).contains(ResourceId.of(ID));
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(spec), LoadBalancerSpec.class))
                .isEqualTo(spec);
    }

    @Test
    void aMemberIsAPortOrAnApplication() {
        var text = "{'vpc':'%s','listeners':[{'port':80,'members':[{'application':'%s','targetPort':8080}]}]}"
                .formatted(ID, ID);
        var member = read(LoadBalancerSpec.class, text)
                .listeners()
                .getFirst()
                .members()
                .getFirst();
        assertThat(member).isEqualTo(LoadBalancerSpec.MemberSpec.behind(ResourceId.of(ID), 8080));
    }

    @Test
    void aStatusWithoutFactsComesBackEmpty() {
        var none = new PortStatus(Optional.empty(), Optional.empty(), false);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(none), PortStatus.class))
                .isEqualTo(none);
    }

    private static <T> T read(Class<T> type, String text) {
        return Json.MAPPER.readValue(text.replace('\'', '"'), type);
    }
}
