package io.parkcloud.network;

import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Store;
import io.parkcloud.network.floatingip.FloatingIpKind;
import io.parkcloud.network.loadbalancer.LoadBalancerKind;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.vpc.VpcKind;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The network kinds, over whichever engine is configured. */
@Configuration(proxyBeanMethods = false)
public class NetworkConfiguration {

    @Bean
    VpcKind vpcKind(NetworkEngine engine) {
        return new VpcKind(engine);
    }

    @Bean
    SubnetKind subnetKind(NetworkEngine engine) {
        return new SubnetKind(engine);
    }

    @Bean
    PortKind portKind(NetworkEngine engine) {
        return new PortKind(engine);
    }

    @Bean
    SecurityGroupKind securityGroupKind(NetworkEngine engine) {
        return new SecurityGroupKind(engine);
    }

    @Bean
    FloatingIpKind floatingIpKind(NetworkEngine engine) {
        return new FloatingIpKind(engine);
    }

    @Bean
    LoadBalancerKind loadBalancerKind(NetworkEngine engine, ObjectProvider<Backends> backends) {
        return new LoadBalancerKind(engine, backends.getIfAvailable());
    }

    @Bean
    WakeUps networkWakeUps(NetworkEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("network-hints", engine::onChange, store, dispatcher, clock);
    }

    @Bean
    StraySweep networkStrays(NetworkEngine engine, Store store, Clock clock) {
        return new StraySweep(engine, store, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startNetworkHints(
            @Qualifier("networkWakeUps") WakeUps hints, StraySweep strays) {
        return ready -> {
            hints.start();
            strays.start();
        };
    }
}
