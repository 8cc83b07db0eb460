package io.parkcloud.ops.alarms.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says by which addresses a host may be reached. */
@FunctionalInterface
public interface Reach {

    /**
     * The addresses to connect to, and no others.
     *
     * @throws UnknownHostException if the name has none
     * @throws io.parkcloud.kernel.PlatformException {@code alarms.channel.address-refused} if it leads where messages may not go
     */
    InetAddress[] reachable(String host) throws UnknownHostException;
}
