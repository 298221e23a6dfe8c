package modelport.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.formats.ScannedFile.Verdict;
import modelport.formats.ScannedModel.Outcome;
import modelport.formats.gguf.GgufFiles;
import modelport.formats.savedmodel.SavedModels;
import modelport.formats.tflite.TfliteFiles;
import modelport.formats.torch.TorchFiles;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Models among the files of an upload that do not become ONNX: what runs in its own engine, and what is only kept. */
final class OtherModels {
    /** What is taken first where there are several kinds; sets of weights come last. */
    private static final List<List<FileKind>> ORDER = List.of(
            List.of(FileKind.TORCHSCRIPT, FileKind.SAVED_MODEL),
            List.of(FileKind.GGUF, FileKind.TFLITE),
            List.of(FileKind.TORCH_EXPORT),
            List.of(FileKind.PYTORCH_ZIP, FileKind.PYTORCH_LEGACY));

    private static final int WEIGHTS = ORDER.size() - 1;

    private final Path folder;
    private final List<FoundFile> files;
    private final Judge judge;

    OtherModels(Path folder, List<FoundFile> files, Judge judge) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.judge = judge;
    }

    /** Takes down what is thought of a file. */
    interface Judge {
        void put(FoundFile file, FileKind kind, Verdict verdict, @Nullable Refusal reason, List<String> names);
    }

    /** The outcome; none if there is no such model. */
    Optional<Outcome> outcome() throws IOException {
        for (int i = 0; i < ORDER.size(); i++) {
            List<FileKind> kinds = ORDER.get(i);
            List<FoundFile> candidates = files.stream()
                    .filter(file -> kinds.contains(file.kind()) && !file.isHidden())
                    .sorted(Comparator.comparingLong(FoundFile::size).reversed())
                    .toList();
            if (candidates.size() > 1 && i < WEIGHTS) {
                return Optional.of(several(candidates));
            }
            if (!candidates.isEmpty()) {
                return Optional.of(inspect(candidates.getFirst()));
            }
        }
        return Optional.empty();
    }

    private Outcome several(List<FoundFile> candidates) {
        String names = candidates.stream().map(FoundFile::path).collect(Collectors.joining(", "));
        Refusal several = Refusal.of("formats.many-models", "files", names);
        candidates.forEach(file -> judge.put(file, file.kind(), Verdict.REFUSED, several, List.of()));
        return new ScannedModel.Refused(several);
    }

    private Outcome inspect(FoundFile file) {
        return switch (safely(folder.resolve(file.path()), file.kind())) {
            case OtherModel.Refused(List<String> names, Refusal refusal) -> {
                judge.put(file, file.kind(), Verdict.REFUSED, refusal, names);
                yield new ScannedModel.Refused(refusal);
            }
            case OtherModel.Runs(NativeModel model) -> {
                judge.put(
                        file,
                        file.kind(),
                        Verdict.ACCEPTED,
                        null,
                        List.copyOf(model.operators().keySet()));
                acceptBeside(file);
                yield new ScannedModel.Runs(file.path(), file.kind(), model);
            }
            case OtherModel.Kept(KeptModel model) -> {
                Refusal note = Refusal.of("formats.kept", "format", file.kind().title());
                judge.put(
                        file,
                        file.kind(),
                        Verdict.ACCEPTED,
                        note,
                        List.copyOf(model.operators().keySet()));
                yield new ScannedModel.Kept(file.path(), file.kind(), model);
            }
        };
    }

    /** The variables and assets of a SavedModel. */
    private void acceptBeside(FoundFile model) {
        if (model.kind() != FileKind.SAVED_MODEL) {
            return;
        }
        String home = model.folder().isEmpty() ? "" : model.folder() + "/";
        files.stream()
                .filter(file -> file.path().startsWith(home + "variables/")
                        || file.path().startsWith(home + "assets/"))
                .forEach(file -> judge.put(file, file.kind(), Verdict.ACCEPTED, null, List.of()));
    }

    /** What a file is, or why it is nothing; whatever it holds, this ends without an exception of the file's making. */
    static OtherModel safely(Path file, FileKind kind) {
        try {
            return inspect(file, kind);
        } catch (RefusedException refused) {
            return new OtherModel.Refused(List.of(), refused.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | StackOverflowError e) {
            return new OtherModel.Refused(List.of(), Refusal.of("formats.inconsistent", "place", Conversions.place(e)));
        } catch (OutOfMemoryError e) {
            return new OtherModel.Refused(List.of(), Refusal.of("formats.memory", "place", Conversions.place(e)));
        }
    }

    private static OtherModel inspect(Path file, FileKind kind) throws IOException {
        return switch (kind) {
            case TORCHSCRIPT, PYTORCH_ZIP, PYTORCH_LEGACY -> TorchFiles.inspect(file, kind);
            case SAVED_MODEL -> SavedModels.inspect(file);
            case GGUF -> GgufFiles.inspect(file);
            case TFLITE -> TfliteFiles.inspect(file);
            case TORCH_EXPORT -> throw RefusedException.of("torch.exported-program");
            default -> throw new IllegalArgumentException("not one of these: " + kind);
        };
    }
}
