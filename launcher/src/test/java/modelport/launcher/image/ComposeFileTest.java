package modelport.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import modelport.launcher.settings.ConfigurationPage;
import modelport.launcher.settings.Role;
import modelport.launcher.settings.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ComposeFileTest {
    private static final Path FILE = Path.of("../docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    private final JsonNode compose = new YAMLMapper().readTree(FILE);

    @Test
    void it_follows_the_compose_specification() throws Exception {
        assertThat(schema().validate(compose)).isEmpty();
    }

    @Test
    void the_schema_would_find_a_mistake() throws Exception {
        JsonNode wrong = compose.deepCopy();
        ((ObjectNode) wrong.at("/services/server")).put("depend_on", "database");

        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void every_node_can_follow_its_settings() {
        for (String service : List.of("server", "ui")) {
            Map<String, String> environment = environment(service);

            assertThat(ConfigurationPage.strangers(environment.keySet())).isEmpty();
            assertThatCode(() -> Settings.from(environment)).doesNotThrowAnyException();
        }
    }

    @Test
    void together_the_nodes_have_every_role_and_the_front_door_leads_to_the_server() {
        Settings server = Settings.from(environment("server"));
        Settings ui = Settings.from(environment("ui"));

        assertThat(server.node().roles()).containsExactly(Role.API, Role.WORKER, Role.SERVING);
        assertThat(ui.node().roles()).containsExactly(Role.UI);
        assertThat(ui.addresses().api())
                .hasHost("server")
                .hasPort(server.addresses().apiPort());
        assertThat(ui.addresses().gateway())
                .hasHost("server")
                .hasPort(server.addresses().gatewayPort());
        assertThat(server.database().url()).isEqualTo("jdbc:postgresql://database:5432/modelport");
        assertThat(server.database().ownerUser()).isNotEqualTo(server.database().user());
    }

    @Test
    void nothing_is_published_to_other_machines_and_no_password_is_written_down() throws Exception {
        for (JsonNode service : compose.get("services")) {
            for (JsonNode port : service.path("ports")) {
                assertThat(port.asString()).startsWith("127.0.0.1:");
            }
        }
        assertThat(Files.readAllLines(FILE)).noneMatch(line -> line.matches(".*PASSWORD: [^$].*"));
        assertThat(compose.at("/services/database/environment/POSTGRES_PASSWORD")
                        .asString())
                .contains(":?");
    }

    private static Schema schema() throws Exception {
        try (var in = ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            ObjectNode text = (ObjectNode) JsonMapper.shared().readTree(in);
            // Its authors name the dialect and the schema by addresses that are not quite what the standard has.
            text.remove("$id");
            text.put("$schema", "http://json-schema.org/draft-07/schema#");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text);
        }
    }

    private Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        compose.at("/services/" + service + "/environment")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(), filledIn(entry.getValue().asString())));
        return environment;
    }

    /** As compose fills in variables: the default, or what somebody chose. */
    private static String filledIn(String value) {
        return VARIABLE.matcher(value).replaceAll(found -> "-".equals(found.group(2)) ? found.group(3) : "chosen");
    }
}
