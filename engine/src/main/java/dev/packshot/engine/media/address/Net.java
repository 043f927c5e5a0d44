package dev.packshot.engine.media.address;

import java.net.InetAddress;

/**
 * A block of addresses.
 *
 * @param prefix its first address, 4 or 16 bytes
 * @param bits how many of them count
 * @param what is in it, for people
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Net(byte[] prefix, int bits, String what) {
    static Net of(String block, String what) {
        int slash = block.indexOf('/');
        byte[] prefix = InetAddress.ofLiteral(block.substring(0, slash)).getAddress();
        return new Net(prefix, Integer.parseInt(block.substring(slash + 1)), what);
    }

    boolean holds(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int mask = 0xff << (Byte.SIZE - bits % Byte.SIZE) & 0xff;
        return mask == 0 || bits % Byte.SIZE == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
}
