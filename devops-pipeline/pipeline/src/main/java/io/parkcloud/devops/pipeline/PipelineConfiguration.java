package io.parkcloud.devops.pipeline;

import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.devops.pipeline.pipeline.PipelineKind;
import io.parkcloud.devops.pipeline.run.PipelineRunKind;
import io.parkcloud.devops.pipeline.run.RunFiles;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.web.PipelineRunController;
import io.parkcloud.devops.pipeline.web.StepLogs;
import io.parkcloud.kernel.IdGenerator;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pipelines and their runs. What runs their steps is an engine, chosen by property. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PipelineProperties.class)
public class PipelineConfiguration {

    @Bean
    PipelineKind pipelineKind(StepEngine engine, Secrets secrets, IdGenerator ids) {
        return new PipelineKind(engine, secrets, ids);
    }

    @Bean
    RunFiles runFiles(PipelineProperties properties) {
        return new RunFiles(properties.directory());
    }

    @Bean
    PipelineRunKind pipelineRunKind(
            StepEngine engine, DirectoryGitStorage repositories, RunFiles files, Secrets secrets) {
        return new PipelineRunKind(engine, repositories, files, secrets);
    }

    @Bean
    PipelineRunController pipelineRunController(
            ResourceService resources,
            PipelineRunKind kind,
            Places places,
            PrincipalSource principals,
            StepEngine engine,
            RunFiles files) {
        return new PipelineRunController(resources, kind, places, principals, new StepLogs(engine), files);
    }

    @Bean
    WakeUps stepWakeUps(StepEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("step-hints", engine::onChange, store, dispatcher, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startStepWakeUps(@Qualifier("stepWakeUps") WakeUps hints) {
        return ready -> hints.start();
    }
}
