package modelport.launcher;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import modelport.launcher.settings.PassedOn;
import modelport.launcher.settings.Role;
import modelport.launcher.settings.Settings;
import modelport.postgres.Database;

/** The settings in the words of the server's own configuration. */
final class ServerProperties {
    private ServerProperties() {}

    static Map<String, Object> of(Settings settings, Database database) {
        var properties = new HashMap<>(PassedOn.of(settings));
        properties.put("modelport.home", settings.node().home().toString());
        properties.put("modelport.node-name", settings.node().name());
        properties.put(
                "modelport.roles",
                settings.node().roles().stream().map(Role::word).toList());
        properties.put("modelport.public-url", settings.addresses().publicUrl().toString());
        if (settings.telling().secretKeyFile() != null) {
            properties.put(
                    "modelport.secret-key-file",
                    settings.telling().secretKeyFile().toString());
        }
        properties.put("modelport.gateway.host", settings.addresses().bind());
        properties.put("micronaut.server.host", settings.addresses().bind());
        properties.put(
                "micronaut.server.max-request-size",
                settings.storage().uploadMax().count());
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.app().name());
        properties.put("datasources.default.password", database.app().password());
        properties.put("flyway.datasources.default.url", database.url());
        properties.put("flyway.datasources.default.user", database.owner().name());
        properties.put("flyway.datasources.default.password", database.owner().password());
        return properties;
    }

    /** Where the dashboard is, for whoever is on this machine. */
    static URI door(Settings settings) {
        return here(settings, settings.addresses().port());
    }

    /** Where requests for the API go from here. */
    static URI api(Settings settings) {
        URI elsewhere = settings.addresses().api();
        return elsewhere != null
                ? elsewhere
                : here(settings, settings.addresses().apiPort());
    }

    /** Where predictions go from here. */
    static URI gateway(Settings settings) {
        URI elsewhere = settings.addresses().gateway();
        if (elsewhere != null) {
            return elsewhere;
        }
        int port = settings.addresses().gatewayPort();
        URI api = settings.addresses().api();
        return api == null || settings.node().has(Role.SERVING)
                ? here(settings, port)
                : URI.create(api.getScheme() + "://" + api.getHost() + ":" + port);
    }

    /** Who listens everywhere is asked on loopback. */
    private static URI here(Settings settings, int port) {
        String bind = settings.addresses().bind();
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
