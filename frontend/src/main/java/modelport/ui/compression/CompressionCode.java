package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.Locale;
import java.util.StringJoiner;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.datasets.DatasetUse;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;

/** Searches from a terminal. */
final class CompressionCode {
    private CompressionCode() {}

    static CodeDrawer list(Here here) {
        return new CodeDrawer(t("nav.compression"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/compressions?limit=50")))
                .code(
                        t("compression.start"),
                        () -> Code.curl(
                                "POST", Code.path(here.project(), "/models/my-model/versions/1/compressions"), """
                                {"datasets": {"evaluation": {"dataset": "my-rows"}},
                                   "constraints": {"maxQualityLoss": 0.01, "maxLatencyRatio": 1}}"""));
    }

    static CodeDrawer of(Here here, Compression search) {
        String path = Code.path(here.project(), "/compressions/" + search.id());
        String all = Code.path(
                here.project(), "/models/" + search.model() + "/versions/" + search.version() + "/compressions");
        var drawer = new CodeDrawer(t("compression.heading", search.model()))
                .code("curl", () -> Code.curl("GET", path))
                .code(t("compression.again"), () -> Code.curl("POST", all, body(search)));
        if (search.recommended() != null && search.recommended().id() != null) {
            var candidate = search.recommended().id();
            drawer.code(
                    t("compression.promote"),
                    () -> Code.curl("POST", path + "/candidates/" + candidate + "/promote", "{}"));
        }
        return drawer;
    }

    /** What was asked for, once more. */
    private static String body(Compression search) {
        var parts = new StringJoiner(",\n     ", "{", "}");
        var recipes = new StringJoiner(", ", "[", "]");
        search.candidates().stream().map(Candidate::recipe).forEach(code -> recipes.add('"' + code + '"'));
        parts.add("\"recipes\": " + recipes);
        var rows = new StringJoiner(", ", "{", "}");
        rows.add("\"evaluation\": " + use(search.evaluation()));
        if (search.calibration() != null) {
            rows.add("\"calibration\": " + use(search.calibration()));
        }
        parts.add("\"datasets\": " + rows);
        return parts.add("\"constraints\": " + limits(search.constraints())).toString();
    }

    private static String use(DatasetUse use) {
        return String.format(Locale.ROOT, "{\"dataset\": \"%s\", \"version\": %d}", use.dataset(), use.version());
    }

    private static String limits(CompressionLimits limits) {
        var parts = new StringJoiner(", ", "{", "}");
        if (limits.maxSizeRatio() != null) {
            parts.add("\"maxSizeRatio\": " + limits.maxSizeRatio());
        }
        if (limits.maxQualityLoss() != null) {
            parts.add("\"maxQualityLoss\": " + limits.maxQualityLoss());
        }
        if (limits.maxLatencyRatio() != null) {
            parts.add("\"maxLatencyRatio\": " + limits.maxLatencyRatio());
        }
        if (limits.batchInvariant() != null) {
            parts.add("\"batchInvariant\": " + limits.batchInvariant());
        }
        return parts.toString();
    }
}
