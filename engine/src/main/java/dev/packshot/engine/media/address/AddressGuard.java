package dev.packshot.engine.media.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Refuses every address that isn't one of the public internet, by the special-purpose registries of IANA (RFC 6890 and its
 * updates, seen 2026-11-20) and the fixed addresses of cloud providers' own services.
 */
@FunctionalInterface
public interface AddressGuard {
    /** Lets only the public internet pass. */
    AddressGuard PUBLIC_ONLY = address -> objection(address.getAddress());

    /** What speaks against connecting to an address; empty when nothing does. */
    Optional<String> objectionTo(InetAddress address);

    private static Optional<String> objection(byte[] address) {
        return address.length == 4 ? objectionToV4(address) : objectionToV6(address);
    }

    private static Optional<String> objectionToV4(byte[] address) {
        return in(Blocks.V4, address);
    }

    private static Optional<String> objectionToV6(byte[] address) {
        if (Blocks.MAPPED.holds(address) || Blocks.NAT64.holds(address)) {
            return objectionToV4(Arrays.copyOfRange(address, 12, 16));
        }
        Optional<String> refused = in(Blocks.V6, address);
        if (refused.isPresent()) {
            return refused;
        }
        if (!Blocks.GLOBAL.holds(address)) {
            return Optional.of("outside the internet's unicast addresses");
        }
        // ISATAP (RFC 5214) puts an IPv4 address behind 0:5efe or 200:5efe of any prefix.
        boolean isatap =
                (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
        return isatap ? objectionToV4(Arrays.copyOfRange(address, 12, 16)) : Optional.empty();
    }

    private static Optional<String> in(List<Net> nets, byte[] address) {
        return nets.stream().filter(net -> net.holds(address)).map(Net::what).findFirst();
    }
}
