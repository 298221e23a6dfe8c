package modelport.formats.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modelport.formats.MappedBytes;
import modelport.formats.NativeModel;
import modelport.formats.NativeValue;
import modelport.formats.OtherModel;
import modelport.onnx.RefusedException;

/** Looks at a SavedModel: saved_model.pb, and whether its variables are there. */
public final class SavedModels {
    private static final String SERVE = "serve";
    private static final String DEFAULT = "serving_default";
    private static final String INIT = "__saved_model_init_op";
    private static final Set<String> INIT_COLLECTIONS = Set.of("saved_model_main_op", "legacy_init_op");
    private static final int MOST_ARGUMENTS = 1_000;

    private final ProtoMessage meta;
    private final List<NativeValue> inputs = new ArrayList<>();
    private final List<NativeValue> outputs = new ArrayList<>();
    private final Set<String> roots = new HashSet<>();
    private final List<String> signatures = new ArrayList<>();

    private SavedModels(ProtoMessage meta) {
        this.meta = meta;
    }

    /** What a file is; throws where it is broken or asks for what no model may. */
    public static OtherModel inspect(Path file) throws IOException {
        try (MappedBytes bytes = MappedBytes.open(file, "savedmodel.broken-file")) {
            return new OtherModel.Runs(new SavedModels(metaGraph(ProtoMessage.root(bytes))).read(file));
        }
    }

    /** The one that is made for serving. */
    private static ProtoMessage metaGraph(ProtoMessage root) {
        var found = new ArrayList<ProtoMessage>();
        root.each(field -> {
            if (field.number() == 2) {
                ProtoMessage meta = root.message(field);
                ProtoMessage info = meta.last(1).orElseThrow(() -> RefusedException.of("savedmodel.no-serving"));
                info.each(tag -> {
                    if (tag.number() == 4 && info.text(tag).equals(SERVE)) {
                        found.add(meta);
                    }
                });
            }
        });
        if (found.size() != 1) {
            throw RefusedException.of("savedmodel.no-serving");
        }
        return found.getFirst();
    }

    private NativeModel read(Path file) throws IOException {
        meta.each(field -> {
            switch (field.number()) {
                case 3 -> roots.add(TfGraph.source(meta.message(field).text(3)));
                case 4 -> collection(meta.message(field));
                case 5 -> signature(meta.message(field));
                case 6 -> asset(meta.message(field));
                default -> {}
            }
        });
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw RefusedException.of("savedmodel.no-signature", "names", String.join(", ", signatures));
        }
        TfGraph graph = TfGraph.of(meta.last(2).orElseThrow(() -> RefusedException.of("savedmodel.no-serving")));
        Map<String, Integer> operators = check(graph);
        expectVariables(graph, file);
        String version = meta.last(1).map(info -> info.text(5)).orElse("");
        return new NativeModel(
                NativeModel.Engine.TENSORFLOW,
                inputs,
                outputs,
                operators,
                variableBytes(file) / Float.BYTES,
                ("TensorFlow " + version).strip());
    }

    private void collection(ProtoMessage entry) {
        if (!INIT_COLLECTIONS.contains(entry.text(1))) {
            return;
        }
        entry.last(2)
                .flatMap(value -> value.last(1))
                .ifPresent(list -> list.each(field -> {
                    if (field.number() == 1) {
                        roots.add(TfGraph.source(list.text(field)));
                    }
                }));
    }

    private void signature(ProtoMessage entry) {
        String name = entry.text(1);
        ProtoMessage signature = entry.last(2).orElseThrow(() -> RefusedException.of("savedmodel.no-serving"));
        signatures.add(name);
        boolean chosen = name.equals(DEFAULT);
        if (!chosen && !name.equals(INIT)) {
            return;
        }
        signature.each(field -> {
            if (field.number() != 1 && field.number() != 2) {
                return;
            }
            ProtoMessage value = signature.message(field);
            ProtoMessage info = value.last(2).orElseThrow(() -> RefusedException.of("savedmodel.no-serving"));
            if (field.number() == 2) {
                roots.add(TfGraph.source(info.text(1)));
            }
            if (chosen) {
                List<NativeValue> list = field.number() == 1 ? inputs : outputs;
                list.add(TfTypes.value(value.text(1), info));
                if (list.size() > MOST_ARGUMENTS) {
                    throw RefusedException.of("savedmodel.resource-limit", "limit", MOST_ARGUMENTS);
                }
            }
        });
    }

    /** Assets are files in the folder of that name, and no path leads elsewhere. */
    private static void asset(ProtoMessage asset) {
        String name = asset.text(2);
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw RefusedException.of("savedmodel.asset", "file", name);
        }
    }

    /** Every operator must be known; those that save may stand where a prediction and a load never come by. */
    private Map<String, Integer> check(TfGraph graph) {
        Map<String, Integer> operators = new TreeMap<>();
        for (TfGraph.Node node : graph.all()) {
            String operator = node.operator();
            boolean known =
                    TfOperators.allows(operator) || TfOperators.SAVING.contains(operator) || graph.isFunction(operator);
            if (!known) {
                throw refused(node);
            }
            if (!graph.isFunction(operator)) {
                operators.merge(operator, 1, Integer::sum);
            }
        }
        Collection<TfGraph.Node> running = graph.behind(roots);
        for (TfGraph.Node node : running) {
            if (TfOperators.SAVING.contains(node.operator())) {
                throw refused(node);
            }
        }
        return operators;
    }

    private static RefusedException refused(TfGraph.Node node) {
        String code = TfOperators.forbids(node.operator()) ? "forbidden-operator" : "unknown-operator";
        return RefusedException.of("savedmodel." + code, "operator", node.operator(), "node", node.name());
    }

    private static void expectVariables(TfGraph graph, Path file) {
        boolean variables = graph.all().stream()
                .anyMatch(node ->
                        node.operator().equals("VarHandleOp") || node.operator().equals("VariableV2"));
        if (variables && !Files.isRegularFile(file.resolveSibling("variables").resolve("variables.index"))) {
            throw RefusedException.of("savedmodel.no-variables");
        }
    }

    private static long variableBytes(Path file) throws IOException {
        Path folder = file.resolveSibling("variables");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long bytes = 0;
        try (var files = Files.newDirectoryStream(folder, "variables.data-*")) {
            for (Path data : files) {
                bytes += Files.size(data);
            }
        }
        return bytes;
    }
}
