package modelport.inference;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.inference.InferenceException.Fault;

/** What ONNX Runtime's exceptions mean to a person. */
final class OrtErrors {
    private static final int MAX_REASON = 300;
    private static final Pattern PREFIX = Pattern.compile("^Error code - \\w+ - message: ");
    private static final Pattern SOURCE = Pattern.compile("(^| )/[^ ]*onnxruntime/[^ ]* ");
    private static final Pattern UNKNOWN_OPERATOR =
            Pattern.compile("(?:Could not find an implementation for|No Op registered for) ([\\w.]+(?:\\(\\d+\\))?)");

    private OrtErrors() {}

    static InferenceException load(Path file, OrtException e) {
        String name = String.valueOf(file.getFileName());
        String reason = reason(e).replace(file.toString(), name);
        Matcher operator = UNKNOWN_OPERATOR.matcher(reason);
        if (operator.find()) {
            return InferenceException.of(Fault.FILE, "operator-unknown", "file", name, "operator", operator.group(1))
                    .causedBy(e);
        }
        return switch (e.getCode()) {
            case ORT_INVALID_PROTOBUF, ORT_NO_MODEL ->
                InferenceException.of(Fault.FILE, "file-broken", "file", name, "reason", reason)
                        .causedBy(e);
            default ->
                InferenceException.of(Fault.FILE, "load-failed", "file", name, "reason", reason)
                        .causedBy(e);
        };
    }

    static InferenceException run(OrtException e) {
        return InferenceException.of(Fault.RUN, "run-failed", "reason", reason(e))
                .causedBy(e);
    }

    private static String reason(OrtException e) {
        String text = PREFIX.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        String line = SOURCE.matcher(text).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
