package io.parkcloud.ops.alarms.channel;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.kernel.ResourceId;

/** What web hooks are signed with: one key for each channel, made when it is first needed, kept sealed. */
public final class HookKeys {

    private final Secrets secrets;

    public HookKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(ResourceId channel) {
        return secrets.random(channel, "hook-key");
    }
}
