package io.parkcloud.ops.alarms.channel;

import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.Language;
import io.parkcloud.ops.alarms.incident.Delivery.Event;
import io.parkcloud.ops.alarms.incident.IncidentSpec.Root;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages: for programs as JSON, for people as text. */
public final class MessageBody {

    /** Alarms that a mail names. */
    private static final int NAMED = 20;

    private final JsonMapper json;
    private final String portal;

    /** @param portal its address, without a slash at the end */
    public MessageBody(JsonMapper json, String portal) {
        this.json = json;
        this.portal = portal;
    }

    /** What programs get. Fields are only ever added. */
    record Body(
            String id,
            Event event,
            String incident,
            String name,
            String project,
            Root root,
            String subject,
            Severity severity,
            int alarms,
            int episode,
            Optional<Instant> opened,
            String link,
            List<Member> members) {}

    String json(Message message) {
        var of = message.delivery();
        return json.writeValueAsString(new Body(
                message.id(),
                of.event(),
                message.incident().id().toString(),
                message.incident().name(),
                message.incident().project().toString(),
                message.cause().root(),
                message.cause().name(),
                of.severity(),
                of.alarms(),
                of.episode(),
                message.opened(),
                link(message),
                message.members()));
    }

    private String link(Message message) {
        return "%s/projects/%s/incidents/%s"
                .formatted(
                        portal, message.incident().project(), message.incident().id());
    }

    String subject(Message message, Language language) {
        var of = message.delivery();
        boolean chinese = language == Language.CHINESE;
        return "[parkcloud] %s %s%s"
                .formatted(
                        chinese ? chinese(of.event()) : english(of.event()),
                        chinese ? chinese(message) : english(message),
                        of.event() == Event.RESOLVED
                                ? ""
                                : (chinese ? "（%s，%d 条告警）" : " (%s, %d alarms)")
                                        .formatted(
                                                chinese ? chinese(of.severity()) : english(of.severity()),
                                                of.alarms()));
    }

    String text(Message message, Language language) {
        boolean chinese = language == Language.CHINESE;
        var named = message.members().stream()
                .limit(NAMED)
                .map(member -> "- %s: %s".formatted(member.ruleName(), member.name()))
                .collect(Collectors.joining("\n"));
        int more =
                message.delivery().alarms() - Math.min(NAMED, message.members().size());
        return String.join(
                "\n",
                subject(message, language),
                "",
                named,
                more > 0 ? (chinese ? "……另有 %d 条" : "… and %d more").formatted(more) : "",
                "",
                link(message));
    }

    private static String english(Message message) {
        return switch (message.cause().root()) {
            case HOST -> "a machine of the platform has failed";
            case DEPLOYMENT -> "deployment " + message.cause().name();
            case RESOURCE -> message.cause().name();
            case RULE -> "rule " + message.cause().name();
        };
    }

    private static String chinese(Message message) {
        return switch (message.cause().root()) {
            case HOST -> "平台的一台物理主机发生故障";
            case DEPLOYMENT -> "部署 " + message.cause().name();
            case RESOURCE -> message.cause().name();
            case RULE -> "告警规则 " + message.cause().name();
        };
    }

    private static String english(Event event) {
        return switch (event) {
            case OPENED -> "Incident:";
            case WORSENED -> "Worse:";
            case REPEATED -> "Still:";
            case RESOLVED -> "Resolved:";
        };
    }

    private static String chinese(Event event) {
        return switch (event) {
            case OPENED -> "告警：";
            case WORSENED -> "告警升级：";
            case REPEATED -> "告警持续：";
            case RESOLVED -> "已恢复：";
        };
    }

    private static String english(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case WARNING -> "warning";
            case CRITICAL -> "critical";
        };
    }

    private static String chinese(Severity severity) {
        return switch (severity) {
            case INFO -> "提示";
            case WARNING -> "警告";
            case CRITICAL -> "严重";
        };
    }
}
