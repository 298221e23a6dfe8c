package modelport.ui.deployment;

import modelport.contract.deployment.Endpoint;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** How programs call an endpoint. */
final class EndpointCode {
    private EndpointCode() {}

    static CodeDrawer drawer(Here here, Endpoint endpoint) {
        boolean text = endpoint.signature() != null && endpoint.signature().text() != null;
        String body = text ? "{\"inputs\": [\"...\"]}" : "{\"instances\": [[...]]}";
        String input = endpoint.signature() == null
                ? "input"
                : endpoint.signature().inputs().stream()
                        .map(TensorSpec::name)
                        .findFirst()
                        .orElse("input");
        return new CodeDrawer(endpoint.name().value())
                .code("curl", () -> Code.curl("POST", endpoint.path(), body))
                .code("Python", () -> """
                        import os, requests

                        answer = requests.post(
                            "%s%s",
                            headers={"Authorization": "Bearer " + os.environ["MODELPORT_TOKEN"]},
                            json=%s,
                        )
                        print(answer.json()["predictions"])""".formatted(Code.address(), endpoint.path(), body))
                .code(
                        "Open Inference",
                        () -> Code.curl("POST", "/v2/models/" + endpoint.name() + "/infer", """
                        {"inputs": [{"name": "%s", "datatype": "%s", "shape": [1, ...], "data": [...]}]}""".formatted(
                                        text ? "text" : input, text ? "BYTES" : "FP32")))
                .code("API", () -> Code.curl("GET", Code.path(here.project(), "/endpoints/" + endpoint.name())));
    }
}
