package modelport.formats.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.formats.ConvertedModel;
import modelport.formats.FileKind;
import modelport.formats.ModelPart;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;

/** Turns a file of Keras into an ONNX model. */
public final class KerasModels {
    private static final String LIBRARY = "Keras";

    private KerasModels() {}

    /**
     * The model in a file of kind KERAS_V3 or HDF5.
     *
     * @throws RefusedException if the file is damaged, holds no whole model, or a layer that cannot be written exactly
     */
    public static ConvertedModel read(Path file, FileKind kind) throws IOException {
        try (KerasFile keras = kind == FileKind.HDF5 ? KerasFile.hdf5(file) : KerasFile.archive(file)) {
            return convert(keras);
        }
    }

    private static ConvertedModel convert(KerasFile file) {
        String kind = Names.kind(file.model());
        if (!Layers.isModel(kind)) {
            String module = file.model().text("module", "");
            throw Names.unknown(file.model(), module.isEmpty() ? kind : module + "." + kind);
        }
        Config config = file.model().object("config");
        if (!config.has("layers")) {
            throw Names.unknown(file.model(), kind);
        }
        var scope = new Scope(file);
        var graph = new Graph("keras");
        var inputs = new ModelInputs(graph, scope);
        var writer = new Writer(graph, scope);
        List<Signal> given = kind.equals("Sequential") ? inputs.sequence(file.model()) : inputs.network(config);
        List<Signal> outputs = writer.model(kind, config, file.weights(), given);
        name(graph, outputs, names(kind, config, outputs));
        inputs.describe();
        ModelPart part = new ModelPart(kind, config.layer(), parameters(file, outputs), writer.parts());
        return new ConvertedModel(graph.model(), LIBRARY, file.release(), part, List.of(), scope.notes());
    }

    private static Map<String, String> parameters(KerasFile file, List<Signal> outputs) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(
                "output", String.join(", ", outputs.stream().map(Signal::shown).toList()));
        parameters.put("parameters", Long.toString(file.weights().handedOut()));
        if (!file.backend().isEmpty()) {
            parameters.put("backend", file.backend());
        }
        return parameters;
    }

    private static List<String> names(String kind, Config config, List<Signal> outputs) {
        if (!kind.equals("Sequential")) {
            return Network.of(config).outputs();
        }
        List<Config> layers = Writer.layers(config);
        String last = layers.isEmpty() ? "output" : Names.layer(layers.getLast());
        return outputs.stream().map(_ -> last).toList();
    }

    /** Outputs get the names of their layers, and a number where a layer has several. */
    private static void name(Graph graph, List<Signal> outputs, List<String> names) {
        if (outputs.isEmpty()) {
            throw RefusedException.of("keras.graph-broken", "layer", "output");
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            String wanted = names.get(i).isEmpty() ? "output" : names.get(i);
            String name = wanted;
            for (int number = 1; !taken.add(name); number++) {
                name = wanted + "_" + number;
            }
            graph.output(name, outputs.get(i).value(), sizes(outputs.get(i), name));
        }
    }

    /** Sizes as ONNX tells them: numbers, and names for those that are open. */
    static Object[] sizes(Signal signal, String name) {
        List<Object> sizes = new ArrayList<>();
        for (int axis = 0; axis < signal.rank(); axis++) {
            int size = signal.size(axis);
            sizes.add(size >= 0 ? (Object) size : axis == 0 ? ModelInputs.ROWS : name + "_" + axis);
        }
        return sizes.toArray();
    }
}
