package modelport.server.jobs.internal;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node is called, and what it does.
 *
 * @param nodeName its name, unique in the installation; otherwise the host's
 * @param roles what it does; everything if nothing is said
 */
@ConfigurationProperties("modelport")
record Node(@Nullable String nodeName, @Nullable List<String> roles) {
    String name() {
        String name = nodeName == null || nodeName.isBlank() ? hostName() : nodeName;
        return name.replace('/', '-');
    }

    boolean isWorker() {
        return roles == null || roles.isEmpty() || roles.contains("worker");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
