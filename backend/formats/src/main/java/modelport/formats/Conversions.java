package modelport.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import modelport.formats.boosting.Boosters;
import modelport.formats.boosting.Converted;
import modelport.formats.huggingface.HuggingFace;
import modelport.formats.huggingface.ModelFolder;
import modelport.formats.keras.KerasModels;
import modelport.formats.pickle.NamedGlobal;
import modelport.formats.pickle.PickleLimits;
import modelport.formats.pickle.PickleReport;
import modelport.formats.pickle.PickleScan;
import modelport.formats.sklearn.KnownNames;
import modelport.formats.sklearn.SklearnModel;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;

/** Turns files of other libraries into ONNX. They are read as data: nothing in them runs. */
public final class Conversions {
    private static final int MOST_NAMES = 500;

    private Conversions() {}

    /** Whether files of this kind can be converted. */
    public static boolean reads(FileKind kind) {
        return switch (kind) {
            case PICKLE, JOBLIB, XGBOOST, LIGHTGBM, KERAS_V3, HDF5 -> true;
            case ONNX,
                    ONNX_DATA,
                    TOKENIZER,
                    LABELS,
                    CONFIG_JSON,
                    CARD,
                    JSON,
                    TEXT,
                    PYTORCH_ZIP,
                    PYTORCH_LEGACY,
                    TORCHSCRIPT,
                    TORCH_EXPORT,
                    SAVED_MODEL,
                    TFLITE,
                    SAFETENSORS,
                    GGUF,
                    ZIP,
                    TAR_GZ,
                    COMPRESSED,
                    UNKNOWN -> false;
        };
    }

    /** Converts a file of a kind that is {@link #reads read}. */
    public static Conversion convert(Path file, FileKind kind) throws IOException {
        return switch (kind) {
            case PICKLE, JOBLIB -> pickle(file);
            case KERAS_V3, HDF5 -> guarded(List.of(), () -> KerasModels.read(file, kind));
            default -> booster(file, kind);
        };
    }

    /** Converts a folder of Hugging Face's transformers. */
    public static Conversion convert(ModelFolder folder) throws IOException {
        return guarded(List.of(), () -> HuggingFace.convert(folder));
    }

    private static Conversion booster(Path file, FileKind kind) throws IOException {
        return guarded(List.of(), () -> {
            Converted read = Boosters.read(file, kind);
            ModelPart part = read.explanation();
            String release = part.parameters().getOrDefault("version", "");
            return new ConvertedModel(read.onnx(), kind.title(), release, part, List.of(), List.of());
        });
    }

    private static Conversion pickle(Path file) throws IOException {
        PickleScan scan = PickleScan.scan(file, KnownNames.allowed(), PickleLimits.defaults());
        List<String> names = names(scan.report());
        return switch (scan) {
            case PickleScan.Refused(Refusal refusal, PickleReport _) -> Conversion.refused(names, refusal);
            case PickleScan.Read read -> guarded(names, () -> converted(SklearnModels.convert(read.value())));
        };
    }

    private interface Converter {
        ConvertedModel convert() throws IOException;
    }

    /**
     * Converters say what they do not know, but trust that the parts of a model belong together: indexes point into
     * arrays, shapes agree, counts are as small as they look. Whatever else a file can be made to hold ends here, as
     * damage and with its place.
     */
    private static Conversion guarded(List<String> names, Converter converter) throws IOException {
        try {
            return Conversion.made(names, converter.convert());
        } catch (RefusedException refused) {
            return Conversion.refused(names, refused.refusal());
        } catch (RuntimeException | StackOverflowError e) {
            return Conversion.refused(names, Refusal.of("formats.inconsistent", "place", place(e)));
        } catch (OutOfMemoryError e) {
            return Conversion.refused(names, Refusal.of("formats.memory", "place", place(e)));
        }
    }

    static String place(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("modelport."))
                .findFirst()
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + ":" + frame.getLineNumber())
                .orElse(e.getClass().getSimpleName());
    }

    private static ConvertedModel converted(SklearnModel model) {
        List<Refusal> notes = new ArrayList<>();
        if (!model.member().isEmpty()) {
            notes.add(Refusal.of("sklearn.found-in", "member", model.member()));
        }
        if (!model.beside().isEmpty()) {
            notes.add(Refusal.of("sklearn.beside", "others", String.join(", ", model.beside())));
        }
        return new ConvertedModel(model.onnx(), "scikit-learn", model.release(), model.part(), model.classes(), notes);
    }

    private static List<String> names(PickleReport report) {
        return report.globals().stream()
                .map(NamedGlobal::global)
                .map(global -> Refusal.of("", "name", global.path()).args().getOrDefault("name", ""))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    /** The operators of a graph, in the order of the alphabet. */
    static List<String> operators(Map<String, Integer> counts) {
        return List.copyOf(new TreeSet<>(counts.keySet()));
    }
}
