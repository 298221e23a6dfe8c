package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** The upload from a terminal: in one go, or in parts that can be resumed. */
final class UploadCode {
    private UploadCode() {}

    static CodeDrawer drawer(Here here) {
        String versions = Code.path(here.project(), "/models/my-model/versions");
        return new CodeDrawer(t("upload.heading"))
                .code("curl", () -> """
                        # the model, once
                        %s

                        # a version of it: ONNX, pickle, Joblib, XGBoost or LightGBM, up to 100 MB together
                        %s \\
                          -F file=@model.pkl

                        # the same with samples that prove it: {"samples": {"inputs": ..., "outputs": ...}}
                        %s \\
                          -F file=@model.pkl -F "metadata=<samples.json;type=application/json"
                        """.formatted(
                                Code.curl("POST", Code.path(here.project(), "/models"), "{\"name\": \"my-model\"}"),
                                Code.curl("POST", versions),
                                Code.curl("POST", versions)))
                .code("tus", () -> """
                        # where to send the bytes to; the answer's Location and Modelport-Upload-Token say
                        %s -i \\
                          -H "Tus-Resumable: 1.0.0" -H "Upload-Length: $(stat -c %%s model.onnx)" \\
                          -H "Upload-Metadata: filename $(printf model.onnx | base64)"

                        # the bytes; after a break ask with HEAD for the offset and go on from there
                        curl -X PATCH "%s$LOCATION" --data-binary @model.onnx \\
                          -H "Authorization: Bearer $MODELPORT_UPLOAD_TOKEN" \\
                          -H "Tus-Resumable: 1.0.0" -H "Upload-Offset: 0" \\
                          -H "Content-Type: application/offset+octet-stream"

                        # the version
                        %s
                        """.formatted(
                                Code.curl("POST", Code.path(here.project(), "/uploads")),
                                Code.address(),
                                Code.curl("POST", versions, "{\"uploads\": [\"...\"]}")));
    }
}
