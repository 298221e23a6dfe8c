package modelport.formats;

import java.util.List;
import java.util.Map;
import modelport.onnx.OnnxSummary;
import modelport.onnx.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an upload holds.
 *
 * @param scannerVersion {@link ModelFiles#SCANNER_VERSION} at the time of the scan
 * @param files every file with its verdict, in the order of their paths
 */
public record ScannedModel(int scannerVersion, List<ScannedFile> files, Outcome outcome) {
    public ScannedModel {
        files = List.copyOf(files);
    }

    /** A model that can be tried, or the reason why there is none. */
    public sealed interface Outcome {}

    /**
     * One ONNX model that passed every check.
     *
     * @param model path of the ONNX file
     * @param siblings names and sizes of the other files in its folder, as {@code OnnxCheck} wants them
     * @param tokenizer path of the tokenizer that prepares its texts
     * @param config path of the configuration beside it
     * @param source what it was made of; absent for ONNX files that were brought
     * @param classLabels those of the model itself, or else of a label file, or else of the configuration
     */
    public record Found(
            String model,
            Map<String, Long> siblings,
            OnnxSummary summary,
            @Nullable String tokenizer,
            @Nullable String config,
            @Nullable Source source,
            List<String> classLabels)
            implements Outcome {
        public Found {
            siblings = Map.copyOf(siblings);
            classLabels = List.copyOf(classLabels);
        }
    }

    /**
     * A model that runs in an engine of its own.
     *
     * @param model path of the file that the engine loads
     * @param kind what it is
     */
    public record Runs(String model, FileKind kind, NativeModel about) implements Outcome {}

    /**
     * A model that is kept though nothing here can run it.
     *
     * @param model path of its file
     * @param kind what it is
     */
    public record Kept(String model, FileKind kind, KeptModel about) implements Outcome {}

    /** The file of another library that was converted, and what was in it. */
    public record Source(String file, ConvertedModel model) {}

    /** Nothing that can be tried. */
    public record Refused(Refusal refusal) implements Outcome {}
}
