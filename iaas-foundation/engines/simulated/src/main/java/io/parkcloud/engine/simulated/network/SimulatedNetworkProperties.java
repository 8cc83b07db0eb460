package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.spi.ExternalNetwork;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the simulated network.
 *
 * @param externalCidr    addresses of the external network
 * @param externalGateway next hop out of it; reserved
 * @param seed            of latency and faults
 * @param latency         mean time of a call; a bare number means milliseconds
 * @param refusals        share of calls, 0 to 1, that fail before anything happened
 * @param lostAnswers     share of calls, 0 to 1, that are done but fail
 */
@ConfigurationProperties("parkcloud.network.simulated")
public record SimulatedNetworkProperties(
        @DefaultValue("172.31.0.0/16") String externalCidr,
        @DefaultValue("172.31.0.1") String externalGateway,
        @DefaultValue("1") long seed,
        @DefaultValue("0ms") Duration latency,
        @DefaultValue("0") double refusals,
        @DefaultValue("0") double lostAnswers) {

    ExternalNetwork external() {
        return new ExternalNetwork(Cidr.parse(externalCidr), IpAddress.parse(externalGateway));
    }
}
