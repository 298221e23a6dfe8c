package modelport.ui.deployment;

import modelport.contract.deployment.Endpoint;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.prediction.ExampleBody;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** How programs call an endpoint. */
final class EndpointCode {
    private EndpointCode() {}

    static CodeDrawer drawer(Here here, Endpoint endpoint) {
        Signature signature = endpoint.signature();
        String body = signature == null ? "{\"instances\": [[...]]}" : ExampleBody.brief(signature);
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
                        () -> Code.curl("POST", "/v2/models/" + endpoint.name() + "/infer", inference(signature)))
                .code("API", () -> Code.curl("GET", Code.path(here.project(), "/endpoints/" + endpoint.name())));
    }

    /** The first input as the Open Inference Protocol writes it, and dots for what is left out. */
    private static String inference(@Nullable Signature signature) {
        if (signature == null || signature.inputs().isEmpty()) {
            return "{\"inputs\": [...]}";
        }
        TensorSpec first = signature.inputs().getFirst();
        boolean text = signature.text() != null;
        String more = text || signature.inputs().size() == 1 ? "" : ", ...";
        return "{\"inputs\": [{\"name\": \"%s\", \"datatype\": \"%s\", \"shape\": [1, ...], \"data\": [...]}%s]}"
                .formatted(text ? "text" : first.name(), text ? DataType.BYTES : first.type(), more);
    }
}
