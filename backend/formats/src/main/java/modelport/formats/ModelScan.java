package modelport.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import modelport.formats.ScannedFile.Verdict;
import modelport.formats.ScannedModel.Found;
import modelport.formats.ScannedModel.Outcome;
import modelport.formats.ScannedModel.Refused;
import modelport.formats.huggingface.HuggingFace;
import modelport.formats.huggingface.ModelFolder;
import modelport.onnx.OnnxCheck;
import modelport.onnx.OnnxFile;
import modelport.onnx.OnnxLimits;
import modelport.onnx.OnnxSummary;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** One look through the files of one upload. */
final class ModelScan {
    private final Path folder;
    private final List<FoundFile> files;
    private final OnnxLimits limits;
    private final DeclaredParts declared;
    private final Map<String, ScannedFile> verdicts = new LinkedHashMap<>();

    ModelScan(Path folder, List<FoundFile> files, OnnxLimits limits, DeclaredParts declared) {
        this.folder = folder;
        this.files = new ArrayList<>(files);
        this.limits = limits;
        this.declared = declared;
    }

    ScannedModel scan() throws IOException {
        Outcome outcome = outcome();
        boolean found = !(outcome instanceof Refused);
        files.forEach(file -> verdicts.computeIfAbsent(file.path(), _ -> unused(file, found)));
        List<ScannedFile> inOrder = files.stream()
                .sorted(Comparator.comparing(FoundFile::path))
                .map(file -> verdicts.get(file.path()))
                .toList();
        return new ScannedModel(ModelFiles.SCANNER_VERSION, inOrder, outcome);
    }

    private Outcome outcome() throws IOException {
        List<FoundFile> graphs = candidates(kind -> kind == FileKind.ONNX);
        List<ModelFolder> folders = graphs.isEmpty() ? ModelFolders.in(folder, files) : List.of();
        if (folders.size() == 1) {
            return convert(folders.getFirst());
        }
        if (!folders.isEmpty()) {
            String names = folders.stream().map(ModelFolder::config).collect(Collectors.joining(", "));
            return new Refused(Refusal.of("formats.many-models", "files", names));
        }
        List<FoundFile> candidates = graphs.isEmpty() ? candidates(Conversions::reads) : graphs;
        if (graphs.size() > 1 && isTold(graphs)) {
            return several(graphs);
        }
        if (candidates.size() > 1) {
            String names = candidates.stream().map(FoundFile::path).collect(Collectors.joining(", "));
            Refusal several = Refusal.of("formats.many-models", "files", names);
            candidates.forEach(file -> put(file, file.kind(), Verdict.REFUSED, several, List.of()));
            return new Refused(several);
        }
        if (candidates.isEmpty()) {
            return new OtherModels(folder, files, this::put).outcome().orElseGet(() -> new Refused(noModel()));
        }
        return graphs.isEmpty() ? convert(candidates.getFirst()) : check(candidates.getFirst(), null);
    }

    private boolean isTold(List<FoundFile> graphs) {
        return graphs.stream().map(FoundFile::path).allMatch(declared.models()::contains)
                && declared.models().size() == graphs.size();
    }

    /** Models that somebody said belong together: all have to pass, and the first one stands for them. */
    private Outcome several(List<FoundFile> graphs) throws IOException {
        Outcome first = new Refused(Refusal.of("formats.no-model"));
        for (String path : declared.models().reversed()) {
            FoundFile graph = graphs.stream()
                    .filter(file -> file.path().equals(path))
                    .findFirst()
                    .orElseThrow();
            first = check(graph, null);
            if (first instanceof Refused) {
                return first;
            }
        }
        return first;
    }

    private List<FoundFile> candidates(Predicate<FileKind> wanted) {
        return files.stream()
                .filter(file -> wanted.test(file.kind()) && !file.isHidden())
                .toList();
    }

    private Outcome convert(FoundFile file) throws IOException {
        Conversion conversion = Conversions.convert(folder.resolve(file.path()), file.kind());
        return switch (conversion.result()) {
            case Conversion.Refused(Refusal refusal) -> {
                put(file, file.kind(), Verdict.REFUSED, refusal, conversion.names());
                yield new Refused(refusal);
            }
            case Conversion.Made(ConvertedModel model) -> {
                FoundFile graph = write(file.path() + ".onnx", model);
                Refusal note = Refusal.of("formats.converted", "library", model.library(), "file", graph.path());
                put(file, file.kind(), Verdict.ACCEPTED, note, conversion.names());
                yield check(graph, new ScannedModel.Source(file.path(), model));
            }
        };
    }

    /** Everything beside a configuration that belongs to its model becomes one graph. */
    private Outcome convert(ModelFolder model) throws IOException {
        FoundFile config = files.stream()
                .filter(file -> file.path().equals(model.config()))
                .findFirst()
                .orElseThrow();
        Conversion conversion = Conversions.convert(model);
        return switch (conversion.result()) {
            case Conversion.Refused(Refusal refusal) -> {
                put(config, config.kind(), Verdict.REFUSED, refusal, List.of());
                files.stream()
                        .filter(file -> ModelFolders.isWeights(file, model))
                        .forEach(file -> put(file, file.kind(), Verdict.REFUSED, refusal, List.of()));
                yield new Refused(refusal);
            }
            case Conversion.Made(ConvertedModel made) -> {
                FoundFile graph = write(model.path(HuggingFace.MODEL), made);
                Refusal note = Refusal.of("formats.converted", "library", made.library(), "file", graph.path());
                put(config, config.kind(), Verdict.ACCEPTED, note, List.of());
                files.stream().filter(file -> ModelFolders.isUsed(file, model)).forEach(this::accept);
                yield check(graph, new ScannedModel.Source(config.path(), made));
            }
        };
    }

    /** The ONNX file beside its source, and its weights where they are in a file of their own. */
    private FoundFile write(String path, ConvertedModel model) throws IOException {
        Path target = folder.resolve(path);
        if (Files.exists(target)) {
            throw RefusedException.of("formats.converted-twice", "file", path);
        }
        OnnxFile.write(model.onnx(), target);
        var graph = new FoundFile(path, Files.size(target), FileKind.ONNX);
        files.add(graph);
        Path data = folder.resolve(path + ".data");
        if (files.stream().noneMatch(file -> file.path().equals(path + ".data")) && Files.exists(data)) {
            files.add(new FoundFile(path + ".data", Files.size(data), FileKind.ONNX_DATA));
        }
        return graph;
    }

    private Refusal noModel() {
        if (files.isEmpty()) {
            return Refusal.of("formats.no-files");
        }
        return files.stream()
                .filter(file -> file.kind().isOtherModel() && !file.isHidden())
                .max(Comparator.comparingLong(FoundFile::size))
                .map(ModelScan::notYet)
                .or(() -> files.stream()
                        .filter(file -> file.kind() == FileKind.COMPRESSED && !file.isHidden())
                        .map(file -> Refusal.of("formats.compressed", "file", file.path()))
                        .findFirst())
                .orElseGet(() -> Refusal.of("formats.no-model"));
    }

    private static Refusal notYet(FoundFile file) {
        if (file.kind() == FileKind.SAFETENSORS) {
            return Refusal.of("formats.weights-only", "file", file.path());
        }
        return Refusal.of(
                "formats.not-yet", "file", file.path(), "format", file.kind().title());
    }

    private Outcome check(FoundFile model, ScannedModel.@Nullable Source source) throws IOException {
        Map<String, Long> siblings = files.stream()
                .filter(file -> file.folder().equals(model.folder()) && !file.equals(model))
                .collect(Collectors.toMap(FoundFile::name, FoundFile::size));
        try {
            OnnxSummary summary = OnnxCheck.check(folder.resolve(model.path()), siblings, limits);
            put(model, FileKind.ONNX, Verdict.ACCEPTED, null, Conversions.operators(summary.operators()));
            acceptExternalData(model, summary.externalFiles());
            return found(model, siblings, summary, source);
        } catch (RefusedException refused) {
            put(model, model.kind(), Verdict.REFUSED, refused.refusal(), List.of());
            return new Refused(refused.refusal());
        }
    }

    private Found found(
            FoundFile model, Map<String, Long> siblings, OnnxSummary summary, ScannedModel.@Nullable Source source)
            throws IOException {
        Optional<FoundFile> tokenizer = nearest(model, file -> file.kind() == FileKind.TOKENIZER);
        Optional<FoundFile> config = nearest(model, file -> file.kind() == FileKind.CONFIG_JSON);
        Optional<FoundFile> labels = nearest(model, file -> file.kind() == FileKind.LABELS);
        nearest(model, file -> file.kind() == FileKind.CARD).ifPresent(this::accept);
        files.stream().filter(file -> declared.files().contains(file.path())).forEach(this::accept);
        tokenizer.ifPresent(this::accept);
        config.ifPresent(this::accept);
        labels.ifPresent(this::accept);
        return new Found(
                model.path(),
                siblings,
                summary,
                tokenizer.map(FoundFile::path).orElse(null),
                config.map(FoundFile::path).orElse(null),
                source,
                source != null && !source.model().classes().isEmpty()
                        ? source.model().classes()
                        : classLabels(summary, labels, config));
    }

    private List<String> classLabels(OnnxSummary summary, Optional<FoundFile> labels, Optional<FoundFile> config)
            throws IOException {
        if (!summary.classLabels().isEmpty()) {
            return summary.classLabels();
        }
        for (Optional<FoundFile> source : List.of(labels, config)) {
            List<String> read = source.isPresent()
                    ? LabelFiles.read(folder.resolve(source.get().path()))
                    : List.of();
            if (!read.isEmpty()) {
                return read;
            }
        }
        return List.of();
    }

    /** Beside the model before the folder around it. */
    private Optional<FoundFile> nearest(FoundFile model, Predicate<FoundFile> wanted) {
        return files.stream()
                .filter(wanted)
                .filter(file -> !file.isHidden() && file.isNear(model.folder()))
                .max(Comparator.comparingInt(file -> file.folder().length()));
    }

    private void acceptExternalData(FoundFile model, Set<String> names) {
        files.stream()
                .filter(file -> file.folder().equals(model.folder()) && names.contains(file.name()))
                .forEach(file -> accept(file, FileKind.ONNX_DATA));
    }

    private void accept(FoundFile file) {
        accept(file, file.kind());
    }

    private void accept(FoundFile file, FileKind kind) {
        put(file, kind, Verdict.ACCEPTED, null, List.of());
    }

    private void put(FoundFile file, FileKind kind, Verdict verdict, @Nullable Refusal reason, List<String> names) {
        verdicts.putIfAbsent(file.path(), new ScannedFile(file.path(), file.size(), kind, verdict, reason, names));
    }

    /** Files that no model was made of. */
    private static ScannedFile unused(FoundFile file, boolean found) {
        if (file.kind().isOtherModel() && !found && !file.isHidden()) {
            return new ScannedFile(file.path(), file.size(), file.kind(), Verdict.REFUSED, notYet(file), List.of());
        }
        Refusal reason = file.kind().isOtherModel()
                ? Refusal.of("formats.beside", "format", file.kind().title())
                : Refusal.of("formats.not-needed");
        return new ScannedFile(file.path(), file.size(), file.kind(), Verdict.IGNORED, reason, List.of());
    }
}
