package io.parkcloud.ops.alarms.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.AlarmsProperties;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.By;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Mail over real SMTP. */
class MailsTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bothAreTold() throws Exception {
        send(mails("127.0.0.1"), Language.CHINESE);

        assertThat(server.getReceivedMessages()).hasSize(2);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[parkcloud] 告警： 部署 hall（严重，30 条告警）");
        assertThat(mail.getContent().toString()).contains("- down: 大厅-1", "另有 28 条", "https://cloud.example/projects/");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<message-1@parkcloud>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0]).hasToString("cloud@example.org");
    }

    @Test
    void inTheirLanguage() throws Exception {
        send(mails("127.0.0.1"), Language.ENGLISH);

        assertThat(server.getReceivedMessages()[0].getSubject())
                .isEqualTo("[parkcloud] Incident: deployment hall (critical, 30 alarms)");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        var mails = mails("127.0.0.1");
        server.stop();

        assertThatThrownBy(() -> send(mails, Language.ENGLISH)).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.code()).isEqualTo(AlarmErrors.NOT_TAKEN);
            assertThat(e.code().category().retryable()).isTrue();
        });
    }

    @Test
    void withoutAServerThatIsSaid() {
        assertThatThrownBy(() -> send(mails(null), Language.ENGLISH))
                .isInstanceOfSatisfying(PlatformException.class, e -> {
                    assertThat(e.code()).isEqualTo(AlarmErrors.CHANNEL_INVALID);
                    assertThat(e.code().category().retryable()).isFalse();
                });
    }

    private Mails mails(@Nullable String host) {
        var settings = new AlarmsProperties.Mail(host, server.getSmtp().getPort(), "cloud@example.org", null, null);
        var bodies = new MessageBody(new JsonMapper(), "https://cloud.example");
        return new Mails(settings, bodies, Clock.fixed(Messages.NOW, ZoneOffset.UTC), Duration.ofSeconds(5));
    }

    private static void send(Mails mails, Language language) {
        var to = List.of("one@example.org", "two@example.org");
        mails.send(
                Messages.CHANNEL,
                new NotificationChannelSpec(By.MAIL, to, Optional.empty(), Optional.of(language)),
                Messages.opened());
    }
}
