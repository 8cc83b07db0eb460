package io.parkcloud.compute.spi;

/** What a compute engine may be able to do beyond defining, starting, stopping, observing and deleting guests. */
public enum ComputeCapability {
    /** Disks come and go while the guest runs. Without it they do at its next start. */
    HOTPLUG_DISK,
    /** {@link ComputeEngine#console} works. */
    CONSOLE,
    /** {@link ComputeEngine#serialTail} works. */
    SERIAL_LOG,
    /** {@link ComputeEngine#reboot} works. */
    REBOOT,
    /** Guests really execute code; without it they only exist. */
    EXECUTES_GUESTS
}
