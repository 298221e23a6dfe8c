package modelport.server.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node is.
 *
 * @param nodeName its name among all nodes; otherwise the machine's
 * @param roles what it does
 */
@ConfigurationProperties("modelport")
record NodeConfig(
        @Nullable String nodeName,
        @Bindable(defaultValue = "api,worker,serving,ui") List<String> roles) {
    boolean serves() {
        return roles.contains("serving");
    }

    String name() {
        if (nodeName != null) {
            return nodeName;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
