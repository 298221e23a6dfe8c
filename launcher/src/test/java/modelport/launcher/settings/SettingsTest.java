package modelport.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modelport.contract.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void nothing_needs_to_be_set() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.node().home()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.node().name()).isNotBlank();
        assertThat(settings.node().roles()).containsExactly(Role.API, Role.WORKER, Role.SERVING, Role.UI);
        assertThat(settings.addresses().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.addresses().port()).isEqualTo(8080);
        assertThat(settings.addresses().apiPort()).isEqualTo(8081);
        assertThat(settings.addresses().gatewayPort()).isEqualTo(8083);
        assertThat(settings.addresses().publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.database().url()).isNull();
        assertThat(settings.database().pool()).isEqualTo(20);
        assertThat(settings.database().embeddedPort()).isZero();
        assertThat(settings.storage().uploadMax()).isEqualTo(new Bytes(50L << 30));
        assertThat(settings.storage().reserve()).isEqualTo(new Bytes(5L << 30));
        assertThat(settings.logs()).isEqualTo(new Settings.Logs(LogFormat.TEXT, LogLevel.INFO));
        assertThat(settings.firstStart().password()).isNull();
    }

    @Test
    void what_is_set_is_followed() {
        Settings settings = Settings.from(Map.of(
                "MODELPORT_PORT", " 9090 ",
                "MODELPORT_ROLES", "serving, API",
                "MODELPORT_UPLOAD_MAX", "500 mb",
                "MODELPORT_LOG_FORMAT", "Json",
                "MODELPORT_ALLOWED_HOSTS", "a.example, B.example",
                "MODELPORT_PUBLIC_URL", "https://models.example/"));

        assertThat(settings.addresses().port()).isEqualTo(9090);
        assertThat(settings.node().roles()).isEqualTo(Set.of(Role.API, Role.SERVING));
        assertThat(settings.storage().uploadMax().count()).isEqualTo(500L << 20);
        assertThat(settings.logs().format()).isEqualTo(LogFormat.JSON);
        assertThat(settings.addresses().moreHosts()).isEqualTo(List.of("a.example", "b.example"));
        assertThat(settings.addresses().publicUrl()).isEqualTo(URI.create("https://models.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT|abc|a port is a number from 1 to 65535",
                "PORT|0|a port is a number from 1 to 65535",
                "API_PORT|70000|a port is a number from 1 to 65535",
                "EMBEDDED_DATABASE_PORT|-1|0 for a free one",
                "ROLES|api,chef|api, worker, serving and ui",
                "ROLES|,|api, worker, serving and ui",
                "UPLOAD_MAX|much|written like 500MB or 50GB",
                "STORAGE_RESERVE|999999999999TB|written like 500MB or 50GB",
                "PUBLIC_URL|models.example|looks like https://models.example.org",
                "PUBLIC_URL|ftp://x|looks like https://models.example.org",
                "DATABASE_URL|mysql://x/y|postgresql://host:5432/modelport",
                "DATABASE_URL|postgresql://me:secret@x/y|variables of their own",
                "DATABASE_POOL|0|a number from 1 to 1000000",
                "JOB_CHILDREN|-1|a number up to 1000000, or 0",
                "SESSION_IDLE|8 hours|written like 500ms, 30s, 15m, 8h or 7d",
                "SESSION_IDLE|0s|written like 500ms, 30s, 15m, 8h or 7d",
                "WEBHOOK_ALLOW_PRIVATE|yes|true or false",
                "LOG_FORMAT|xml|text or json",
                "LOG_LEVEL|loud|error, warn, info, debug or trace"
            })
    void a_value_that_cannot_be_followed_is_named_with_what_is_allowed(String name, String value, String rule) {
        assertThat(refusal(Map.of("MODELPORT_" + name, value))).contains("MODELPORT_" + name, value, rule);
    }

    @Test
    void settings_that_need_each_other_say_so() {
        assertThat(refusal(Map.of("MODELPORT_ROLES", "ui"))).contains("MODELPORT_API_URL");
        assertThat(refusal(Map.of("MODELPORT_DATABASE_URL", "postgresql://db/modelport")))
                .contains("MODELPORT_DATABASE_USER");
        assertThat(refusal(Map.of("MODELPORT_DATABASE_OWNER_USER", "owner")))
                .contains("MODELPORT_DATABASE_OWNER_PASSWORD");
    }

    @Test
    void both_forms_of_a_database_address_are_understood() {
        for (String form : List.of("postgres://db/m", "postgresql://db/m", "jdbc:postgresql://db/m")) {
            Settings settings = Settings.from(Map.of(
                    "MODELPORT_DATABASE_URL", form,
                    "MODELPORT_DATABASE_USER", "app",
                    "MODELPORT_DATABASE_PASSWORD", "x"));

            assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db/m");
        }
    }

    @Test
    void a_secret_may_come_from_a_file_and_is_never_shown(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");

        Settings settings = Settings.from(Map.of("MODELPORT_BOOTSTRAP_PASSWORD_FILE", file.toString()));

        assertThat(settings.firstStart().password()).isEqualTo("from a file");
        assertThat(settings.toString()).doesNotContain("from a file");
        assertThat(refusal(Map.of("MODELPORT_BOOTSTRAP_PASSWORD_FILE", folder + "/absent")))
                .contains("MODELPORT_BOOTSTRAP_PASSWORD_FILE", "cannot be read");
    }

    @Test
    void misspelt_variables_are_found() {
        assertThat(ConfigurationPage.strangers(
                        Set.of("PATH", "MODELPORT_PORT", "MODELPORT_PROT", "MODELPORT_DATABASE_PASSWORD_FILE")))
                .containsExactly("MODELPORT_PROT");
    }

    @Test
    void amounts_read_well() {
        assertThat(new Bytes(512).words()).isEqualTo("512 B");
        assertThat(new Bytes(1536).words()).isEqualTo("1.5 KB");
        assertThat(new Bytes(5L << 30).words()).isEqualTo("5 GB");
    }

    private static String refusal(Map<String, String> environment) {
        var sentence = new StringBuilder();
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> Settings.from(environment))
                .satisfies(e -> sentence.append(Messages.render(e.reason(), Locale.ENGLISH)));
        return sentence.toString();
    }
}
