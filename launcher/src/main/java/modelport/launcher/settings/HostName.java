package modelport.launcher.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What the machine is called. */
final class HostName {
    private HostName() {}

    static String ofThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without an entry of its own in DNS or the hosts file.
            return "localhost";
        }
    }
}
