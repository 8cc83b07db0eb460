package io.parkcloud.ops.alarms;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for alarms, and for those who are told of them, to fail. */
public final class AlarmErrors {

    public static final ErrorCode INCIDENT_MADE_BY_PLATFORM = new ErrorCode(
            "alarms.incident.made-by-platform", "The platform makes incidents", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode CHANNEL_INVALID =
            new ErrorCode("alarms.channel.invalid", "The channel leads nowhere", ErrorCategory.UNPROCESSABLE);

    /** Where the platform's own network is, nobody's message goes. */
    public static final ErrorCode ADDRESS_REFUSED = new ErrorCode(
            "alarms.channel.address-refused", "The channel's address is not allowed", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode NOT_TAKEN =
            new ErrorCode("alarms.channel.not-taken", "The message was not taken", ErrorCategory.UNAVAILABLE);

    private AlarmErrors() {}
}
