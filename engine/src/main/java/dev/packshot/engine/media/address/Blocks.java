package dev.packshot.engine.media.address;

import java.util.List;

/** The blocks of the registries that nobody's pictures are served from. */
final class Blocks {
    /** https://www.iana.org/assignments/iana-ipv4-special-registry */
    static final List<Net> V4 = List.of(
            Net.of("0.0.0.0/8", "this network"),
            Net.of("10.0.0.0/8", "a private network"),
            Net.of("100.64.0.0/10", "a carrier's inner network"),
            Net.of("127.0.0.0/8", "this machine"),
            Net.of("168.63.129.16/32", "a cloud's own service"),
            Net.of("169.254.0.0/16", "link-local, where clouds keep their metadata"),
            Net.of("172.16.0.0/12", "a private network"),
            Net.of("192.0.0.0/24", "protocol assignments"),
            Net.of("192.0.2.0/24", "documentation"),
            Net.of("192.31.196.0/24", "AS112"),
            Net.of("192.52.193.0/24", "AMT"),
            Net.of("192.88.99.0/24", "6to4 relays"),
            Net.of("192.168.0.0/16", "a private network"),
            Net.of("192.175.48.0/24", "AS112"),
            Net.of("198.18.0.0/15", "benchmarks"),
            Net.of("198.51.100.0/24", "documentation"),
            Net.of("203.0.113.0/24", "documentation"),
            Net.of("224.0.0.0/4", "multicast"),
            Net.of("240.0.0.0/4", "reserved"));

    /**
     * https://www.iana.org/assignments/iana-ipv6-special-registry. Tunnels are refused whatever they hold: no marketplace
     * serves pictures through one.
     */
    static final List<Net> V6 = List.of(
            Net.of("::/96", "this machine, or an IPv4-compatible address"),
            Net.of("64:ff9b:1::/48", "a translation of a local network"),
            Net.of("100::/64", "discarded"),
            Net.of("2001::/32", "a Teredo tunnel"),
            Net.of("2001::/23", "protocol assignments"),
            Net.of("2001:db8::/32", "documentation"),
            Net.of("2002::/16", "a 6to4 tunnel"),
            Net.of("2620:4f:8000::/48", "AS112"),
            Net.of("3fff::/20", "documentation"),
            Net.of("5f00::/16", "segment routing"),
            Net.of("fc00::/7", "a private network"),
            Net.of("fe80::/10", "link-local"),
            Net.of("fec0::/10", "site-local"),
            Net.of("ff00::/8", "multicast"));

    /** All that is given out as global unicast (RFC 4291 2.4, IANA's IPv6 address space). */
    static final Net GLOBAL = Net.of("2000::/3", "global unicast");

    /** RFC 6052: a public IPv4 address seen from a network without IPv4. */
    static final Net NAT64 = Net.of("64:ff9b::/96", "NAT64");

    /** RFC 4291 2.5.5.2. Java hands these out as IPv4 already; built by hand, since parsing would do so too. */
    static final Net MAPPED =
            new Net(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0}, 96, "IPv4-mapped");

    private Blocks() {}
}
