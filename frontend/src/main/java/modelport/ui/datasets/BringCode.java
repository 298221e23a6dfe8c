package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** A dataset from a terminal: in one go, or of an upload that can be resumed. */
final class BringCode {
    private BringCode() {}

    static CodeDrawer drawer(Here here) {
        String datasets = Code.path(here.project(), "/datasets");
        String versions = datasets + "/my-rows/versions";
        return new CodeDrawer(t("datasets.bring"))
                .code("curl", () -> """
                        # the dataset, once
                        %s

                        # a version of it: CSV (gzip may be around it) or Parquet
                        %s \\
                          -F file=@rows.csv \\
                          -F 'metadata={"label": "species", "roles": ["EVALUATION"]};type=application/json'

                        # the same file with another schema
                        %s
                        """.formatted(
                                Code.curl("POST", datasets, "{\"name\": \"my-rows\"}"),
                                Code.curl("POST", versions),
                                Code.curl("POST", versions, """
                                {"basedOn": 1, "metadata": {"schema": [{"name": "zip", "type": "TEXT"}]}}""")))
                .code("tus", () -> """
                        # where to send the bytes to; the answer's Location and Modelport-Upload-Token say
                        %s -i \\
                          -H "Tus-Resumable: 1.0.0" -H "Upload-Length: $(stat -c %%s rows.parquet)" \\
                          -H "Upload-Metadata: filename $(printf rows.parquet | base64)"

                        # the bytes, as for models; then the version
                        %s
                        """.formatted(
                        Code.curl("POST", Code.path(here.project(), "/uploads")), Code.curl("POST", versions, """
                                {"uploads": ["..."], "metadata": {"label": "species", "roles": ["EVALUATION"]}}""")));
    }
}
