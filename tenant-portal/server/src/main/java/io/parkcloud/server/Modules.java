package io.parkcloud.server;

import io.parkcloud.blueprint.Answers;
import io.parkcloud.blueprint.HttpAnswers;
import io.parkcloud.compute.ComputeConfiguration;
import io.parkcloud.devops.git.GitConfiguration;
import io.parkcloud.devops.pipeline.PipelineConfiguration;
import io.parkcloud.devops.registry.RegistryConfiguration;
import io.parkcloud.network.NetworkConfiguration;
import io.parkcloud.network.spi.NetworkCapability;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.ops.alarms.AlarmsConfiguration;
import io.parkcloud.ops.metrics.MetricsConfiguration;
import io.parkcloud.services.ServicesConfiguration;
import io.parkcloud.storage.StorageConfiguration;
import io.parkcloud.workloads.WorkloadsConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The modules whose kinds this platform offers. Engines come by themselves, chosen by property. */
@Configuration(proxyBeanMethods = false)
@Import({
    NetworkConfiguration.class,
    StorageConfiguration.class,
    ComputeConfiguration.class,
    WorkloadsConfiguration.class,
    ServicesConfiguration.class,
    GitConfiguration.class,
    RegistryConfiguration.class,
    PipelineConfiguration.class,
    MetricsConfiguration.class,
    AlarmsConfiguration.class
})
class Modules {

    @Bean
    Answers answers(NetworkEngine network) {
        return network.capabilities().contains(NetworkCapability.DATA_PATH) ? new HttpAnswers() : Answers.UNASKED;
    }

    @Bean
    static EngineChoice engineChoice(Environment environment) {
        return new EngineChoice(environment);
    }
}
