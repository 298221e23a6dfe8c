package modelport.gateway.protocol;

import java.util.List;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.serving.Live;

/** What the Open Inference Protocol tells about servers and models. */
public final class Metadata {
    private Metadata() {}

    public static JsonBytes server(String version) {
        return new JsonBytes(128)
                .plain("{\"name\":\"modelport\",\"version\":")
                .string(version)
                .plain(",\"extensions\":[\"binary_tensor_data\"]}");
    }

    public static JsonBytes model(Live live) {
        var out = new JsonBytes(512).character('{');
        out.key("name").string(live.endpoint());
        out.key("versions")
                .character('[')
                .string(Integer.toString(live.servable().version()))
                .character(']');
        out.key("platform").string("onnx_onnxv1");
        tensors(out.key("inputs"), live.form().inputs());
        tensors(out.key("outputs"), live.form().outputs());
        return out.character('}');
    }

    public static JsonBytes ready(String endpoint, boolean ready) {
        var out = new JsonBytes(64).character('{');
        out.key("name").string(endpoint);
        return out.key("ready").plain(Boolean.toString(ready)).character('}');
    }

    private static void tensors(JsonBytes out, List<TensorSpec> specs) {
        out.character('[');
        for (int i = 0; i < specs.size(); i++) {
            TensorSpec spec = specs.get(i);
            if (i > 0) {
                out.character(',');
            }
            out.character('{').key("name").string(spec.name());
            out.key("datatype").string(spec.type().name());
            out.key("shape").plain(spec.shape().toString().replace(" ", "")).character('}');
        }
        out.character(']');
    }
}
