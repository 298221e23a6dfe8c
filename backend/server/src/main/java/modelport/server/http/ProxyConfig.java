package modelport.server.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Who may say on whose behalf a request comes.
 *
 * @param trustedProxies addresses such as 10.0.0.7, or blocks of them such as 10.0.0.0/24; this machine is trusted
 *     anyway
 */
@ConfigurationProperties("modelport")
public record ProxyConfig(@Bindable(defaultValue = "") List<String> trustedProxies) {
    public ProxyConfig {
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .toList();
    }
}
