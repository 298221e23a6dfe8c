package modelport.server.http;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param first one of them
 * @param bits so many are the same
 */
public record AddressBlock(InetAddress first, int bits) {
    public AddressBlock {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no block of addresses: " + first.getHostAddress() + "/" + bits);
        }
    }

    /** Reads {@code 10.0.0.0/24} or a single address; never asks a name server. */
    public static AddressBlock parse(String text) {
        String[] parts = text.split("/", 2);
        InetAddress first = InetAddress.ofLiteral(parts[0]);
        return new AddressBlock(
                first, parts.length == 2 ? Integer.parseInt(parts[1]) : first.getAddress().length * Byte.SIZE);
    }

    /** Whether it is one of them. */
    public boolean holds(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
