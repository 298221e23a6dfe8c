package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.fasterxml.jackson.annotation.JsonInclude;
import modelport.contract.release.Policy;
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

    static CodeDrawer drawer(Here here, PolicyDraft draft) {
        String path =
                Code.path(here.project(), "/environments/" + draft.inForce().environment() + "/policy");
        return new CodeDrawer(t("policy.heading"))
                .code("JSON", () -> json(draft.policy()))
                .code(
                        "curl",
                        () -> Code.curl("PUT", path, json(draft.policy()))
                                .replace(
                                        "  -H \"Content-Type",
                                        "  -H 'If-Match: \"" + draft.inForce().number()
                                                + "\"' \\\n  -H \"Content-Type"))
                .code(t("policy.try"), () -> Code.curl("POST", path + "/dry-run", json(draft.policy())));
    }

    static String json(Policy policy) {
        return JSON.writeValueAsString(policy);
    }
}
