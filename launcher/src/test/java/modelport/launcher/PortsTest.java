package modelport.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import modelport.launcher.control.StartException;
import modelport.launcher.settings.Settings;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_its_holder_and_the_variable() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> Ports.check(settings(Map.of("MODELPORT_GATEWAY_PORT", port))))
                    .withMessageContaining("Port " + port + " is taken by java")
                    .withMessageContaining("(" + ProcessHandle.current().pid() + ")")
                    .withMessageContaining("set MODELPORT_GATEWAY_PORT to another port");
        }
    }

    @Test
    void one_port_for_two_things_is_named() throws Exception {
        String port = free();

        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> Ports.check(settings(Map.of("MODELPORT_PORT", port, "MODELPORT_API_PORT", port))))
                .withMessageContaining("MODELPORT_PORT and MODELPORT_API_PORT are both " + port);
    }

    @Test
    void an_address_of_another_machine_is_named() {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> Ports.check(settings(Map.of("MODELPORT_BIND", "192.0.2.1"))))
                .withMessageContaining("cannot listen on 192.0.2.1");
    }

    @Test
    void ports_of_parts_that_do_not_run_here_may_be_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatCode(() -> Ports.check(settings(Map.of(
                            "MODELPORT_ROLES", "api,worker", "MODELPORT_GATEWAY_PORT", port, "MODELPORT_PORT", port))))
                    .doesNotThrowAnyException();
        }
    }

    private static Settings settings(Map<String, String> some) throws IOException {
        var all = new HashMap<>(
                Map.of("MODELPORT_PORT", free(), "MODELPORT_API_PORT", free(), "MODELPORT_GATEWAY_PORT", free()));
        all.putAll(some);
        return Settings.from(all);
    }

    private static String free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
