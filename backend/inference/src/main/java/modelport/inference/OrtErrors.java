package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.inference.InferenceException.Fault;

/** What ONNX Runtime's exceptions mean to a person. */
final class OrtErrors {
    private static final int MAX_REASON = 300;
    private static final Pattern PREFIX =
            Pattern.compile("^Error code - \\w+ - message: (Load model from .*? failed: ?)?", Pattern.DOTALL);
    /** Place and name of a function in the engine's own source. */
    private static final Pattern SOURCE = Pattern.compile(
            "\\S*onnxruntime\\S*:\\d+ .*?\\)(?: const)?(?:::<lambda\\(\\)>)?(?: \\[with [^]]*])? ", Pattern.DOTALL);

    private static final Pattern NODE = Pattern.compile(
            "Non-zero status code returned while running (\\w+) node\\. Name:'[^']*' Status Message: ", Pattern.DOTALL);
    private static final Pattern UNKNOWN_OPERATOR =
            Pattern.compile("(?:Could not find an implementation for|No Op registered for) ([\\w.:]+)"
                    + "|([\\w.:]+)\\(-?\\d+\\) is not a registered function/op");
    /** Nodes of converted models that fail on purpose say in their names why, and in which column. */
    private static final Pattern GUARD = Pattern.compile(
            "Name:'modelport:(unknown-category|new-gap|beyond-training|too-small|neighbour-tie|neighbour-choice|no-neighbour|gap)"
                    + ":([^']*)_\\d+' Status Message",
            Pattern.DOTALL);

    private static final String NO_GRAPH = "does not have a graph";

    private OrtErrors() {}

    static InferenceException load(Path file, OrtException e) {
        String name = String.valueOf(file.getFileName());
        String reason = reason(e).replace(file.toString(), name);
        Matcher operator = UNKNOWN_OPERATOR.matcher(reason);
        if (operator.find()) {
            String unknown = operator.group(1) == null ? operator.group(2) : operator.group(1);
            return InferenceException.of(Fault.FILE, "operator-unknown", "file", name, "operator", unknown)
                    .causedBy(e);
        }
        boolean broken = e.getCode() == OrtErrorCode.ORT_INVALID_PROTOBUF
                || e.getCode() == OrtErrorCode.ORT_NO_MODEL
                || reason.contains(NO_GRAPH);
        String code = broken ? "file-broken" : "load-failed";
        return InferenceException.of(Fault.FILE, code, "file", name, "reason", reason)
                .causedBy(e);
    }

    static InferenceException run(OrtException e) {
        Matcher guard = GUARD.matcher(String.valueOf(e.getMessage()));
        if (guard.find()) {
            return InferenceException.of(Fault.INPUT, guard.group(1), "column", guard.group(2))
                    .causedBy(e);
        }
        return InferenceException.of(Fault.RUN, "run-failed", "reason", reason(e))
                .causedBy(e);
    }

    private static String reason(OrtException e) {
        String text = PREFIX.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        String plain = NODE.matcher(SOURCE.matcher(text).replaceAll(" ")).replaceAll("$1: ");
        String line = plain.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
