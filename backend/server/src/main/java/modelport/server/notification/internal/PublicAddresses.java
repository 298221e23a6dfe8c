package modelport.server.notification.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells addresses of the open network from all others, by the registries of special addresses (RFC 6890). An IPv4
 * address written as IPv6 is the IPv4 address: Java makes it one.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isPublic(v4.getAddress());
            case Inet6Address v6 -> isPublic6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int a = address[0] & 0xFF;
        int b = address[1] & 0xFF;
        int c = address[2] & 0xFF;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> !(b == 168 || (b == 0 && (c == 0 || c == 2)) || (b == 88 && c == 99));
            case 198 -> !(b == 18 || b == 19 || (b == 51 && c == 100));
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /** Global unicast, without what only wraps another address, and without what is for documents. */
    private static boolean isPublic6(byte[] address) {
        int first = word(address, 0);
        int second = word(address, 2);
        boolean global = (first & 0xE000) == 0x2000;
        boolean special = first == 0x2001 && second < 0x200;
        boolean documents = (first == 0x2001 && second == 0xDB8) || (first == 0x3FFF && second < 0x1000);
        boolean wraps = first == 0x2002;
        return global && !special && !documents && !wraps;
    }

    private static int word(byte[] address, int at) {
        return ((address[at] & 0xFF) << 8) | (address[at + 1] & 0xFF);
    }
}
