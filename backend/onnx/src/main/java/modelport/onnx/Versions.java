package modelport.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.onnx.Skeleton.Function;
import modelport.onnx.Skeleton.Opset;

/** Which versions of ONNX and of its operator sets ONNX Runtime 1.28 loads. */
final class Versions {
    static final long OLDEST_IR = 3;
    static final long NEWEST_IR = 13;
    static final String ML = "ai.onnx.ml";
    static final String MICROSOFT = "com.microsoft";

    /** Domains whose operators are part of ONNX Runtime, with the newest version it knows. */
    private static final Map<String, Long> NEWEST_OPSETS = Map.of(Skeleton.ONNX, 26L, ML, 5L, MICROSOFT, 1L);

    private Versions() {}

    static boolean isKnown(String domain) {
        return NEWEST_OPSETS.containsKey(domain);
    }

    static void check(Skeleton model) {
        if (model.irVersion() < OLDEST_IR || model.irVersion() > NEWEST_IR) {
            throw RefusedException.of(
                    "onnx.ir-version", "version", model.irVersion(), "oldest", OLDEST_IR, "newest", NEWEST_IR);
        }
        if (model.opsets().isEmpty()) {
            throw RefusedException.of("onnx.no-opset");
        }
        imported(model.opsets());
        for (Function function : model.functions()) {
            imported(function.opsets());
        }
    }

    /** The imported versions by domain. */
    static Map<String, Long> imported(List<Opset> opsets) {
        Map<String, Long> versions = new HashMap<>();
        for (Opset opset : opsets) {
            Long newest = NEWEST_OPSETS.get(opset.domain());
            if (newest != null && (opset.version() < 1 || opset.version() > newest)) {
                throw RefusedException.of(
                        "onnx.opset", "domain", opset.domain(), "version", opset.version(), "newest", newest);
            }
            Long before = versions.put(opset.domain(), opset.version());
            if (before != null && before != opset.version()) {
                throw RefusedException.of("onnx.opset-twice", "domain", opset.domain());
            }
        }
        return versions;
    }
}
