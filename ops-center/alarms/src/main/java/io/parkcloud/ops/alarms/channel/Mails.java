package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.AlarmsProperties;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.Language;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sends messages by mail, through the one server that the operator has named. */
public final class Mails implements Notifier {

    private static final int IMPLICIT_TLS = 465;

    private final AlarmsProperties.Mail settings;
    private final MessageBody bodies;
    private final Clock clock;
    private final Properties properties;
    private final @Nullable Authenticator authenticator;

    /** Made for the first mail: it looks for what speaks SMTP, and takes its time. */
    private @Nullable Session session;

    public Mails(AlarmsProperties.Mail settings, MessageBody bodies, Clock clock, Duration timeout) {
        this.settings = settings;
        this.bodies = bodies;
        this.clock = clock;
        this.properties = properties(settings, timeout);
        this.authenticator = authenticator(settings);
    }

    private synchronized Session session() {
        if (session == null) {
            session = Session.getInstance(properties, authenticator);
        }
        return session;
    }

    private static Properties properties(AlarmsProperties.Mail settings, Duration timeout) {
        var properties = new Properties();
        var milliseconds = Long.toString(timeout.toMillis());
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", String.valueOf(settings.host()));
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", milliseconds);
        properties.put("mail.smtp.timeout", milliseconds);
        properties.put("mail.smtp.writetimeout", milliseconds);
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.port() == IMPLICIT_TLS));
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // A password goes over no line that others can read.
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.user() != null));
        return properties;
    }

    private static @Nullable Authenticator authenticator(AlarmsProperties.Mail settings) {
        var user = settings.user();
        var password = settings.password();
        if (user == null || password == null) {
            return null;
        }
        try {
            var secret = Files.readString(password).strip();
            return new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(user, secret);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the mail server cannot be read", e);
        }
    }

    @Override
    public void send(ResourceId channel, NotificationChannelSpec how, Message message) {
        if (settings.host() == null) {
            throw AlarmErrors.CHANNEL_INVALID.error("this platform sends no mail; ask its operator for a mail server");
        }
        try {
            Transport.send(mail(how, message));
        } catch (MessagingException e) {
            throw new PlatformException(AlarmErrors.NOT_TAKEN, "the mail server did not take the message", e);
        }
    }

    private MimeMessage mail(NotificationChannelSpec how, Message message) throws MessagingException {
        var language = how.language().orElse(Language.CHINESE);
        var id = "<%s@parkcloud>".formatted(message.id());
        var mail = new MimeMessage(session()) {
            /** The same however often it is sent, so that readers see it once. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(settings.from()));
        for (var to : how.to()) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(bodies.subject(message, language), StandardCharsets.UTF_8.name());
        mail.setText(bodies.text(message, language), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        // Mails of one incident are one conversation, and no machine shall answer them.
        mail.setHeader(
                "References", "<%s@parkcloud>".formatted(message.incident().id()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }
}
