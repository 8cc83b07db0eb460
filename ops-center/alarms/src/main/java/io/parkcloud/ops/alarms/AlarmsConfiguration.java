package io.parkcloud.ops.alarms;

import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.store.Store;
import io.parkcloud.ops.alarms.channel.AddressGuard;
import io.parkcloud.ops.alarms.channel.BackgroundCourier;
import io.parkcloud.ops.alarms.channel.Channels;
import io.parkcloud.ops.alarms.channel.HookKeys;
import io.parkcloud.ops.alarms.channel.Mails;
import io.parkcloud.ops.alarms.channel.MessageBody;
import io.parkcloud.ops.alarms.channel.NotificationChannelKind;
import io.parkcloud.ops.alarms.channel.WebHooks;
import io.parkcloud.ops.alarms.incident.IncidentKind;
import io.parkcloud.ops.alarms.rule.AlarmRuleKind;
import io.parkcloud.ops.alarms.silence.SilenceKind;
import io.parkcloud.ops.metrics.query.MetricQueries;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Alarm rules, silences, channels and incidents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmsProperties.class)
public class AlarmsConfiguration {

    @Bean
    ProjectAlarms projectAlarms(Store store, ObjectProvider<Codec> codec) {
        return new ProjectAlarms(store, codec::getObject);
    }

    @Bean
    IncidentHints incidentHints() {
        return new IncidentHints();
    }

    @Bean
    WakeUps incidentWakeUps(IncidentHints hints, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("incident-hints", hints::onChange, store, dispatcher, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startIncidentWakeUps(@Qualifier("incidentWakeUps") WakeUps hints) {
        return ready -> hints.start();
    }

    @Bean
    AlarmRuleKind alarmRuleKind(
            MetricQueries metrics,
            ProjectAlarms project,
            Store store,
            ObjectProvider<ResourceService> resources,
            IncidentHints hints) {
        return new AlarmRuleKind(
                metrics, project, () -> new Provision(resources.getObject(), store, "alarms"), hints::changed);
    }

    @Bean
    SilenceKind silenceKind() {
        return new SilenceKind();
    }

    @Bean
    HookKeys hookKeys(Secrets secrets) {
        return new HookKeys(secrets);
    }

    @Bean
    NotificationChannelKind notificationChannelKind(HookKeys keys) {
        return new NotificationChannelKind(keys);
    }

    @Bean
    MessageBody messageBody(JsonMapper json, AlarmsProperties properties) {
        return new MessageBody(json, properties.baseUrl());
    }

    @Bean
    WebHooks webHooks(HookKeys keys, MessageBody bodies, AlarmsProperties properties, Clock clock) {
        var guard = new AddressGuard(properties.hookNetworks());
        return new WebHooks(keys, guard, bodies, clock, properties.timeout());
    }

    @Bean
    IncidentKind incidentKind(
            ProjectAlarms project, WebHooks hooks, MessageBody bodies, AlarmsProperties properties, Clock clock) {
        var mails = new Mails(properties.mail(), bodies, clock, properties.timeout());
        return new IncidentKind(project, new BackgroundCourier(new Channels(mails, hooks)));
    }
}
