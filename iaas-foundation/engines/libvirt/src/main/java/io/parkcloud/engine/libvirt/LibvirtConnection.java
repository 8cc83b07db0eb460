package io.parkcloud.engine.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.parkcloud.compute.spi.GuestState;
import java.net.URI;
import java.util.Optional;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;

/**
 * A connection that can also say <em>why</em> a guest does not run, which the Java binding leaves out: a guest that was
 * killed and one that was shut down are both "shut off" there.
 */
final class LibvirtConnection extends Connect {

    /** https://libvirt.org/html/libvirt-libvirt-domain.html */
    private interface States extends Library {
        States INSTANCE = Native.load("virt", States.class);

        Pointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

        int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

        int virDomainFree(Pointer domain);
    }

    private static final int PAUSED = 3;
    private static final int SHUTOFF = 5;
    private static final int CRASHED = 6;
    private static final int PMSUSPENDED = 7;
    private static final int SHUTOFF_CRASHED = 3;
    private static final int SHUTOFF_FAILED = 6;

    LibvirtConnection(String uri) throws LibvirtException {
        super(URI.create(uri));
    }

    /** Empty if there is no such domain at this moment, or no answer. */
    Optional<GuestState> stateOf(String uuid) {
        var domain = States.INSTANCE.virDomainLookupByUUIDString(vcp, uuid);
        if (domain == null) {
            return Optional.empty();
        }
        try {
            var state = new IntByReference();
            var reason = new IntByReference();
            if (States.INSTANCE.virDomainGetState(domain, state, reason, 0) != 0) {
                return Optional.empty();
            }
            return Optional.of(translate(state.getValue(), reason.getValue()));
        } finally {
            States.INSTANCE.virDomainFree(domain);
        }
    }

    private static GuestState translate(int state, int reason) {
        return switch (state) {
            case PAUSED, PMSUSPENDED -> GuestState.PAUSED;
            case SHUTOFF ->
                reason == SHUTOFF_CRASHED || reason == SHUTOFF_FAILED ? GuestState.CRASHED : GuestState.STOPPED;
            case CRASHED -> GuestState.CRASHED;
            default -> GuestState.RUNNING;
        };
    }
}
