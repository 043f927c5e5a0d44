package dev.packshot.engine.media.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a name into addresses. Asked once for each connection, so that the answer that was judged is the one used. */
@FunctionalInterface
public interface NameResolver {
    /** The operating system's answer. */
    NameResolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    /**
     * Addresses of a host, best first, at least one.
     *
     * @throws UnknownHostException when it has none
     */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
