package io.parkcloud.compute.placement;

/** Why a host does not fit; the first that holds is told. */
enum Misfit {
    CLOSED("drained or not answering"),
    VCPUS("without enough free vCPUs"),
    MEMORY("without enough free memory"),
    ZONE("not for this network zone"),
    ARCHITECTURE("another processor architecture"),
    LABELS("without the labels asked for"),
    GROUP("with a member of the spread group already");

    private final String text;

    Misfit(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String describe(String host, long vcpusFree, long memoryFree) {
        return switch (this) {
            case VCPUS -> "%s: %d free".formatted(host, Math.max(0, vcpusFree));
            case MEMORY -> "%s: %d MiB free".formatted(host, Math.max(0, memoryFree));
            case CLOSED, ARCHITECTURE, ZONE, LABELS, GROUP -> host;
        };
    }
}
