package modelport.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import modelport.contract.Message;
import modelport.launcher.control.StartException;
import modelport.launcher.settings.Role;
import modelport.launcher.settings.Settings;

/** Looks at every port that this node will listen on, before anything else is started. */
final class Ports {
    private Ports() {}

    static void check(Settings settings) throws IOException {
        String bind = settings.addresses().bind();
        Map<Integer, String> seen = new LinkedHashMap<>();
        for (var port : wanted(settings).entrySet()) {
            String twin = seen.put(port.getValue(), port.getKey());
            if (twin != null) {
                throw new StartException(Message.of(
                        "launcher.port-twice",
                        "port",
                        Integer.toString(port.getValue()),
                        "one",
                        twin,
                        "other",
                        port.getKey()));
            }
            check(bind, port.getValue(), port.getKey());
        }
    }

    private static Map<String, Integer> wanted(Settings settings) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        if (settings.node().has(Role.UI)) {
            wanted.put("MODELPORT_PORT", settings.addresses().port());
        }
        if (settings.node().runsServer()) {
            wanted.put("MODELPORT_API_PORT", settings.addresses().apiPort());
        }
        if (settings.node().has(Role.SERVING)) {
            wanted.put("MODELPORT_GATEWAY_PORT", settings.addresses().gatewayPort());
        }
        if (settings.database().url() == null && settings.database().embeddedPort() != 0) {
            wanted.put("MODELPORT_EMBEDDED_DATABASE_PORT", settings.database().embeddedPort());
        }
        return wanted;
    }

    private static void check(String bind, int port, String variable) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bind, port));
        } catch (BindException e) {
            throw refused(bind, port, variable, e);
        }
    }

    private static StartException refused(String bind, int port, String variable, BindException cause) {
        String number = Integer.toString(port);
        String words = String.valueOf(cause.getMessage());
        if (words.contains("Permission denied")) {
            return new StartException(
                    Message.of("launcher.port-reserved", "port", number, "variable", variable), cause);
        }
        if (!words.contains("in use")) {
            return new StartException(Message.of("launcher.bind-impossible", "bind", bind, "reason", words), cause);
        }
        return PortHolder.of(port)
                .map(holder -> new StartException(
                        Message.of("launcher.port-held", "port", number, "variable", variable, "holder", holder),
                        cause))
                .orElseGet(() -> new StartException(
                        Message.of("launcher.port-taken", "port", number, "variable", variable), cause));
    }
}
