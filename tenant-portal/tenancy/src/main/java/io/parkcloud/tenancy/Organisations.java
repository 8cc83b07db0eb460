package io.parkcloud.tenancy;

import io.parkcloud.kernel.ResourceId;

/** Organisations that are always there. */
public final class Organisations {

    /** The platform's own organisation, whose users run the platform. The same id on every platform. */
    public static final ResourceId PLATFORM = ResourceId.PLATFORM.derive("organisation");

    private Organisations() {}
}
