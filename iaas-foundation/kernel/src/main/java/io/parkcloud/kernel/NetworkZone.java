package io.parkcloud.kernel;

/**
 * The four zones of a government network. Every object stands in exactly one; a flow between two is declared or does not
 * exist.
 */
public enum NetworkZone {
    /** 互联网门户网: reachable by citizens. */
    PORTAL,
    /** 政务外网: shared by departments. */
    EXTRANET,
    /** 政务专网: one line of business across levels of government. */
    PRIVATE,
    /** 政务内网: a department's inside. */
    INTRANET
}
