package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.function.Supplier;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The policy that is being written, for a terminal or a file under version control. */
final class PolicyCode {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private PolicyCode() {}

    static CodeDrawer drawer(Here here, PolicyDraft draft, Supplier<Optional<NewMaintenancePolicy>> written) {
        String path = Code.path(here.project(), "/endpoints/" + draft.endpoint().name() + "/maintenance");
        return new CodeDrawer(t("maintenance.heading"))
                .code("JSON", () -> json(written.get()))
                .code(
                        "curl",
                        () -> Code.curl("PUT", path, json(written.get()))
                                .replace(
                                        "  -H \"Content-Type",
                                        "  -H 'If-Match: \"" + draft.rowVersion() + "\"' \\\n  -H \"Content-Type"))
                .code(t("maintenance.delete"), () -> Code.curl("DELETE", path));
    }

    private static String json(Optional<NewMaintenancePolicy> policy) {
        return policy.map(JSON::writeValueAsString).orElse("{}");
    }
}
