package modelport.formats.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import modelport.formats.FileKind;
import modelport.formats.NativeModel;
import modelport.formats.OtherModel;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.NamedGlobal;
import modelport.formats.pickle.PickleLimits;
import modelport.formats.pickle.PickleReport;
import modelport.formats.pickle.PickleScan;
import modelport.formats.pickle.PyValue;
import modelport.formats.pickle.PyValue.Instance;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;

/** Looks at files of PyTorch. They are read as data: nothing in them runs. */
public final class TorchFiles {
    private static final int MOST_NAMES = 500;
    private static final String UNKNOWN_CLASS = "pickle.unknown-class";

    private TorchFiles() {}

    /** What a file is; throws where it is broken or asks for what no model may. */
    public static OtherModel inspect(Path file, FileKind kind) throws IOException {
        return kind == FileKind.TORCHSCRIPT ? script(file) : pickled(file, kind);
    }

    /** The tensors of a state dict, or of the one in a checkpoint. */
    public static TorchWeights weights(Path file, FileKind kind) throws IOException {
        Pickled pickled = read(file, kind, TorchNames.FILES);
        if (pickled.refusal != null) {
            throw new RefusedException(pickled.refusal);
        }
        return weights(file, pickled);
    }

    private static OtherModel script(Path file) throws IOException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            if (archive.has("bytecode.pkl") || !archive.has("data.pkl")) {
                throw RefusedException.of("torch.broken-file-layout");
            }
            List<ScriptTokens> sources = archive.code().entrySet().stream()
                    .map(source -> ScriptTokens.of(source.getKey(), source.getValue()))
                    .toList();
            Map<String, Integer> operators = ScriptCheck.operators(sources);
            PyValue root = scriptPickle(archive, "data.pkl");
            PyValue constants = scriptPickle(archive, "constants.pkl");
            if (!(root instanceof Instance module)) {
                throw RefusedException.of("torch.broken-file-layout");
            }
            long parameters = 0;
            for (var part : Map.of("data", root, "constants", constants).entrySet()) {
                List<TorchTensor> tensors = TensorSearch.parameters(part.getValue());
                parameters +=
                        new TorchWeights(file, tensors, archive.storages(part.getKey()), archive.order()).parameters();
            }
            String name = module.type().path();
            return new OtherModel.Runs(new NativeModel(
                    NativeModel.Engine.PYTORCH,
                    ScriptSignature.of(sources, name),
                    List.of(),
                    operators,
                    parameters,
                    name.substring(name.lastIndexOf('.') + 1)));
        }
    }

    private static PyValue scriptPickle(TorchArchive archive, String name) throws IOException {
        return switch (PickleScan.scan(archive.pickle(name), TorchNames.SCRIPTS, PickleLimits.defaults())) {
            case PickleScan.Read read -> read.value();
            case PickleScan.Refused refused -> {
                String named = refused.refusal().args().getOrDefault("name", "");
                throw named.startsWith("__torch__.torch.classes")
                        ? RefusedException.of("torch.native-class", "name", named)
                        : new RefusedException(refused.refusal());
            }
        };
    }

    private static OtherModel pickled(Path file, FileKind kind) throws IOException {
        Pickled pickled = read(file, kind, TorchNames.FILES);
        if (pickled.refusal != null) {
            return refused(file, kind, pickled.refusal);
        }
        List<String> classes = names(pickled.report);
        if (pickled.root instanceof Instance module && TorchNames.isLayer(module.type())) {
            return new OtherModel.Refused(
                    classes,
                    Refusal.of("torch.whole-module", "name", module.type().path(), "classes", classes.size()));
        }
        TorchWeights weights = weights(file, pickled);
        if (weights.tensors().isEmpty()) {
            throw RefusedException.of("torch.not-a-model");
        }
        List<String> tensors = weights.tensors().stream()
                .map(TorchTensor::description)
                .limit(MOST_NAMES)
                .toList();
        return new OtherModel.Refused(
                tensors,
                Refusal.of(
                        "torch.weights-only", "tensors", weights.tensors().size(), "parameters", weights.parameters()));
    }

    /** Of a class that is not PyTorch's, all other classes are named too. */
    private static OtherModel refused(Path file, FileKind kind, Refusal refusal) throws IOException {
        List<String> names = names(read(file, kind, TorchNames.EVERYTHING).report);
        if (!refusal.code().equals(UNKNOWN_CLASS)) {
            return new OtherModel.Refused(names, refusal);
        }
        return new OtherModel.Refused(
                names, Refusal.of("torch.own-classes", "name", refusal.args().getOrDefault("name", "")));
    }

    private static List<String> names(PickleReport report) {
        return report.globals().stream()
                .map(NamedGlobal::global)
                .map(global -> Refusal.of("", "name", global.path()).args().getOrDefault("name", ""))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    private record Pickled(
            @org.jspecify.annotations.Nullable PyValue root,
            PickleReport report,
            @org.jspecify.annotations.Nullable Refusal refusal,
            LegacyTorch.@org.jspecify.annotations.Nullable Read legacy) {}

    private static Pickled read(Path file, FileKind kind, AllowList allowed) throws IOException {
        if (kind == FileKind.PYTORCH_LEGACY) {
            LegacyTorch.Read read = LegacyTorch.read(file, allowed);
            return new Pickled(read.root(), read.report(), read.refusal(), read);
        }
        try (TorchArchive archive = TorchArchive.open(file)) {
            return switch (PickleScan.scan(archive.pickle("data.pkl"), allowed, PickleLimits.defaults())) {
                case PickleScan.Read read -> new Pickled(read.value(), read.report(), null, null);
                case PickleScan.Refused refused -> new Pickled(null, refused.report(), refused.refusal(), null);
            };
        }
    }

    private static TorchWeights weights(Path file, Pickled pickled) throws IOException {
        PyValue root = Objects.requireNonNull(pickled.root);
        List<TorchTensor> tensors = new ArrayList<>(TensorSearch.weights(root));
        if (pickled.legacy != null) {
            return LegacyTorch.weights(file, pickled.legacy, tensors, TensorSearch.parameters(root));
        }
        try (TorchArchive archive = TorchArchive.open(file)) {
            Map<String, TorchWeights.Span> storages = archive.storages("data");
            Map<String, TorchWeights.Span> used = tensors.stream()
                    .map(TorchTensor::storage)
                    .distinct()
                    .filter(storages::containsKey)
                    .collect(Collectors.toMap(key -> key, storages::get));
            return new TorchWeights(file, tensors, used, archive.order());
        }
    }
}
