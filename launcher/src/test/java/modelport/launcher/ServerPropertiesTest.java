package modelport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import modelport.launcher.settings.Settings;
import modelport.postgres.Database;
import org.junit.jupiter.api.Test;

class ServerPropertiesTest {
    private static final Database DATABASE =
            new Database("jdbc:postgresql://db/m", new Database.Role("owner", "o"), new Database.Role("app", "a"));

    @Test
    void roles_and_addresses_are_told_to_the_server() {
        var settings = Settings.from(
                Map.of("MODELPORT_ROLES", "Serving,api", "MODELPORT_BIND", "0.0.0.0", "MODELPORT_NODE_NAME", "n-1"));

        assertThat(ServerProperties.of(settings, DATABASE))
                .containsEntry("modelport.roles", List.of("api", "serving"))
                .containsEntry("modelport.node-name", "n-1")
                .containsEntry("modelport.gateway.host", "0.0.0.0")
                .containsEntry("modelport.gateway.port", 8083)
                .containsEntry("micronaut.server.port", 8081)
                .containsEntry("datasources.default.username", "app")
                .containsEntry("flyway.datasources.default.user", "owner");
    }

    @Test
    void a_dashboard_alone_knows_the_server_s_two_addresses() {
        var settings =
                Settings.from(Map.of("MODELPORT_ROLES", "ui", "MODELPORT_API_URL", "http://server.example:8081"));

        assertThat(ServerProperties.api(settings)).isEqualTo(URI.create("http://server.example:8081"));
        assertThat(ServerProperties.gateway(settings)).isEqualTo(URI.create("http://server.example:8083"));
    }

    @Test
    void who_listens_everywhere_is_asked_on_loopback() {
        var settings = Settings.from(Map.of("MODELPORT_BIND", "0.0.0.0"));

        assertThat(ServerProperties.api(settings)).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(ServerProperties.gateway(settings)).isEqualTo(URI.create("http://127.0.0.1:8083"));
    }
}
