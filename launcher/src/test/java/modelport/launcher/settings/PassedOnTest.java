package modelport.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.bind.annotation.Bindable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import modelport.server.access.AccessConfig;
import modelport.server.artifacts.StorageConfig;
import modelport.server.artifacts.UploadConfig;
import modelport.server.jobs.JobConfig;
import modelport.server.notification.SmtpConfig;
import modelport.server.notification.WebhookConfig;
import org.junit.jupiter.api.Test;

class PassedOnTest {
    private static final Map<String, Class<?>> SERVER = Map.of(
            "modelport.access.", AccessConfig.class,
            "modelport.upload.", UploadConfig.class,
            "modelport.job.", JobConfig.class,
            "modelport.smtp.", SmtpConfig.class,
            "modelport.webhook.", WebhookConfig.class,
            "modelport.", StorageConfig.class);

    @Test
    void what_was_set_reaches_the_server() {
        var settings = Settings.from(Map.of(
                "MODELPORT_BOOTSTRAP_PASSWORD", "a long password",
                "MODELPORT_SESSION_IDLE", "20m",
                "MODELPORT_UPLOAD_MAX", "7MB",
                "MODELPORT_SMTP_URL", "smtp://mail.example.org?from=a@example.org",
                "MODELPORT_JOB_CHILDREN", "3"));

        assertThat(PassedOn.of(settings))
                .containsEntry("modelport.access.bootstrap-password", "a long password")
                .containsEntry("modelport.access.session-idle", Duration.ofMinutes(20))
                .containsEntry("modelport.upload.max", 7L << 20)
                .containsEntry("modelport.smtp.url", "smtp://mail.example.org?from=a@example.org")
                .containsEntry("modelport.job.children", 3);
        assertThat(PassedOn.of(Settings.from(Map.of()))).doesNotContainKey("modelport.access.bootstrap-password");
    }

    @Test
    void the_server_knows_these_names_and_has_the_same_defaults() {
        Map<String, String> defaults = serverDefaults();
        Map<String, Object> passed = new TreeMap<>(PassedOn.of(Settings.from(Map.of())));
        passed.keySet().retainAll(defaults.keySet());

        assertThat(passed)
                .containsKeys(
                        "modelport.access.session-idle",
                        "modelport.upload.max",
                        "modelport.job.lease",
                        "modelport.storage-reserve");
        passed.forEach(
                (name, value) -> assertThat(value).as(name).isEqualTo(read(defaults.getOrDefault(name, ""), value)));
        assertThat(unknown(defaults)).isEmpty();
    }

    /** Names under a prefix of the server that it has nothing for. */
    private static List<String> unknown(Map<String, String> defaults) {
        return PassedOn.of(Settings.from(Map.of("MODELPORT_BOOTSTRAP_PASSWORD", "x"))).keySet().stream()
                .filter(name -> SERVER.keySet().stream()
                        .anyMatch(prefix -> !prefix.equals("modelport.") && name.startsWith(prefix)))
                .filter(name -> !defaults.containsKey(name))
                .toList();
    }

    private static Map<String, String> serverDefaults() {
        var defaults = new TreeMap<String, String>();
        SERVER.forEach((prefix, config) -> {
            RecordComponent[] components = config.getRecordComponents();
            var parameters = config.getDeclaredConstructors()[0].getParameters();
            for (int i = 0; i < components.length; i++) {
                Bindable bindable = parameters[i].getAnnotation(Bindable.class);
                defaults.put(prefix + hyphenated(components[i]), bindable == null ? "" : bindable.defaultValue());
            }
        });
        return defaults;
    }

    private static String hyphenated(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object read(String text, Object like) {
        return switch (like) {
            case Duration _ -> Kind.DURATION.read(text);
            case Long _ -> Bytes.parse(text).count();
            case Integer _ -> Kind.COUNT_OR_ZERO.read(text);
            case Boolean _ -> Kind.YES_OR_NO.read(text);
            default -> text;
        };
    }
}
