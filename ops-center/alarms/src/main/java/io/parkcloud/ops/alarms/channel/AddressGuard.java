package io.parkcloud.ops.alarms.channel;

import io.parkcloud.ops.alarms.AlarmErrors;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says where messages of tenants may go. Never to this machine and to the networks that it stands in; to other addresses of no
 * public standing (RFC 6890) only where the operator has allowed it. Whoever connects asks for the addresses of a name here and
 * uses these very ones, so that a name cannot lead elsewhere between the look and the step.
 */
public final class AddressGuard implements Reach {

    /** Finds the addresses of a name. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** A network by one of its addresses and how many bits of it count. */
    record Net(InetAddress address, int prefix) {

        boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        static Net parse(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                var address = InetAddress.getByName(cidr.substring(0, slash));
                return new Net(address, Integer.parseInt(cidr.substring(slash + 1)));
            } catch (RuntimeException | UnknownHostException wrong) {
                throw new IllegalArgumentException(
                        "parkcloud.alarms.hook-networks must be networks like 10.1.0.0/16, was " + cidr, wrong);
            }
        }
    }

    private static final List<Net> NOT_PUBLIC = java.util.stream.Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "168.63.129.16/32", // what a machine of Azure asks for its own keys, public though it looks
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Net::parse)
            .toList();

    /** Of a name with many addresses, so many are tried. */
    private static final int MOST_TRIED = 3;

    private final Names names;
    private final List<Net> allowed;
    private final Supplier<List<Net>> own;

    /** @param allowed networks of no public standing that may be reached all the same */
    public AddressGuard(List<String> allowed) {
        this(InetAddress::getAllByName, allowed, AddressGuard::ownNetworks);
    }

    AddressGuard(Names names, List<String> allowed, Supplier<List<Net>> own) {
        this.names = names;
        this.allowed = allowed.stream().map(Net::parse).toList();
        this.own = own;
    }

    @Override
    public InetAddress[] reachable(String host) throws UnknownHostException {
        var addresses = names.of(host);
        var ours = own.get();
        for (var address : addresses) {
            if (!open(address, ours)) {
                // Not by which address: what names mean inside is not for everybody.
                throw AlarmErrors.ADDRESS_REFUSED.error("%s leads where messages may not go", host);
            }
        }
        return Arrays.copyOf(addresses, Math.min(MOST_TRIED, addresses.length));
    }

    private boolean open(InetAddress address, List<Net> ours) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || ours.stream().anyMatch(net -> net.contains(address))) {
            return false;
        }
        return NOT_PUBLIC.stream().noneMatch(net -> net.contains(address))
                || allowed.stream().anyMatch(net -> net.contains(address));
    }

    /** The networks of every interface, of bridges and tenants' gateways too. */
    private static List<Net> ownNetworks() {
        var nets = new ArrayList<Net>();
        try {
            for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InterfaceAddress at : card.getInterfaceAddresses()) {
                    nets.add(new Net(at.getAddress(), at.getNetworkPrefixLength()));
                }
            }
        } catch (SocketException untold) {
            throw new IllegalStateException("this machine does not tell its own addresses", untold);
        }
        return nets;
    }
}
