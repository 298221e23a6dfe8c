package modelport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import modelport.launcher.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogEncoderTest {
    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void textAgain() {
        LogEncoder.configure(Settings.from(Map.of()).logs());
    }

    @Test
    void people_read_one_line_with_the_request_s_id() {
        assertThat(line("text", Map.of("request", "r-1")))
                .containsPattern("^\\d{4}-\\d\\d-\\d\\dT.* INFO .*a\\.b\\.Things - stored count=3 \\{request=r-1}\\n$");
        assertThat(line("text", Map.of())).endsWith(" - stored count=3\n");
    }

    @Test
    void programs_read_one_object_with_the_request_s_id() {
        String line = line("json", Map.of("request", "r-1"));

        assertThat(line).endsWith("\n");
        var json = JsonMapper.shared().readTree(line);
        assertThat(json.get("level").asString()).isEqualTo("INFO");
        assertThat(json.get("formattedMessage").asString()).isEqualTo("stored count=3");
        assertThat(json.get("mdc").get("request").asString()).isEqualTo("r-1");
        assertThat(json.get("loggerName").asString()).isEqualTo("a.b.Things");
    }

    private String line(String format, Map<String, String> mdc) {
        LogEncoder.configure(
                Settings.from(Map.of("MODELPORT_LOG_FORMAT", format)).logs());
        var encoder = new LogEncoder();
        encoder.setContext(context);
        encoder.start();
        var event = new LoggingEvent(
                "x", context.getLogger("a.b.Things"), Level.INFO, "stored count={}", null, new Object[] {3});
        event.setMDCPropertyMap(mdc);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
