package io.parkcloud.ops.alarms.channel;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.Resource;
import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.By;
import java.net.URI;
import java.util.Map;

/** A way to tell somebody outside the platform. */
public final class NotificationChannelKind implements Kind<NotificationChannelSpec, NotificationChannelStatus> {

    public static final KindName NAME = new KindName("NotificationChannel", "notification-channels", "ops");

    private static final int LONGEST_URL = 2_000;

    private final HookKeys keys;

    public NotificationChannelKind(HookKeys keys) {
        this.keys = keys;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<NotificationChannelSpec> specType() {
        return NotificationChannelSpec.class;
    }

    @Override
    public Class<NotificationChannelStatus> observedType() {
        return NotificationChannelStatus.class;
    }

    @Override
    public NotificationChannelStatus unobserved() {
        return new NotificationChannelStatus();
    }

    @Override
    public Reconciler<NotificationChannelSpec, NotificationChannelStatus> reconciler() {
        return pass -> pass.deleting() ? Outcome.forget() : Outcome.ready(new NotificationChannelStatus());
    }

    @Override
    public Map<String, Action<NotificationChannelSpec, NotificationChannelStatus>> actions() {
        return Map.of("signing-key", new Action.Answer<>((channel, arguments) -> key(channel)));
    }

    /** What a receiver checks signatures with. */
    private Map<String, Object> key(Resource<NotificationChannelSpec, NotificationChannelStatus> channel) {
        if (channel.spec().by() != By.WEB_HOOK) {
            throw AlarmErrors.CHANNEL_INVALID.error("only web hooks are signed; \"%s\" is none", channel.name());
        }
        return Map.of("key", keys.of(channel.id()), "algorithm", "HMAC-SHA256");
    }

    @Override
    public void check(Proposal<NotificationChannelSpec> proposal, World world) {
        var spec = proposal.spec();
        switch (spec.by()) {
            case MAIL -> {
                if (spec.to().isEmpty() || spec.url().isPresent()) {
                    throw AlarmErrors.CHANNEL_INVALID.error("mail needs addresses in \"to\", and no \"url\"");
                }
            }
            case WEB_HOOK -> {
                if (!spec.to().isEmpty() || spec.url().isEmpty()) {
                    throw AlarmErrors.CHANNEL_INVALID.error("a web hook needs a \"url\", and nothing in \"to\"");
                }
                requireWellFormed(spec.url().get());
            }
        }
    }

    /** Where it leads is looked at each time that something is sent: a name may point elsewhere by then. */
    private static void requireWellFormed(URI url) {
        if (url.toString().length() > LONGEST_URL) {
            throw AlarmErrors.CHANNEL_INVALID.error(
                    "the address of a web hook has at most %d characters, this one has %d",
                    LONGEST_URL, url.toString().length());
        }
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw AlarmErrors.CHANNEL_INVALID.error(
                    "%s is no address of a web hook; it must look like https://host/path", url);
        }
    }
}
