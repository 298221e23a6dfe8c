package modelport.formats.huggingface;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.formats.safetensors.SafetensorsWriter;
import modelport.onnx.OnnxFile;

/**
 * The folder that MiniLM's ONNX file was made of. Its matrices have lost their names there and lie the other way round;
 * they are found by the order in which they are used.
 */
final class MiniLmFolder {
    static final String ONNX = "all-minilm-l6-v2.onnx";
    static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";

    private static final List<String> MATRICES = List.of(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "intermediate.dense",
            "output.dense");
    private static final String CONFIG = """
            {"architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu", "hidden_size": 384,
             "intermediate_size": 1536, "layer_norm_eps": 1e-12, "max_position_embeddings": 512,
             "num_attention_heads": 12, "num_hidden_layers": 6, "pad_token_id": 0, "type_vocab_size": 2,
             "position_embedding_type": "absolute", "transformers_version": "4.8.2", "vocab_size": 30522}
            """;

    private final ModelProto model;
    private final Map<String, TensorProto> tensors = new LinkedHashMap<>();
    private final Set<String> turned = new TreeSet<>();

    MiniLmFolder(Path onnx) throws IOException {
        model = OnnxFile.read(onnx);
        Map<String, TensorProto> byName = model.getGraph().getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
        byName.forEach((name, tensor) -> {
            if (name.endsWith(".weight") || name.endsWith(".bias")) {
                tensors.put(name, tensor);
            }
        });
        List<TensorProto> matrices = model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("MatMul"))
                .map(NodeProto::getInputList)
                .filter(inputs -> byName.containsKey(inputs.get(1)))
                .map(inputs -> Objects.requireNonNull(byName.get(inputs.get(1))))
                .toList();
        for (int i = 0; i < matrices.size(); i++) {
            String name =
                    "encoder.layer.%d.%s.weight".formatted(i / MATRICES.size(), MATRICES.get(i % MATRICES.size()));
            tensors.put(name, matrices.get(i));
            turned.add(name);
        }
    }

    /** A file of MiniLM's jar. */
    static Path extract(String name, Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(MiniLmFolder.class.getResourceAsStream("/" + name))) {
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return folder.resolve(name);
        }
    }

    /** Writes the authors' file with weights that have lost what a type does not keep. */
    void lose(String type, Path file) throws IOException {
        Set<String> weights =
                tensors.values().stream().map(TensorProto::getName).collect(Collectors.toSet());
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            if (weights.contains(tensor.getName())) {
                tensor.setRawData(kept(type, tensor.getRawData()));
            }
        }
        OnnxFile.write(model.toBuilder().setGraph(graph).build(), file);
    }

    private static ByteString kept(String type, ByteString raw) {
        ByteBuffer values = ByteBuffer.wrap(raw.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        for (int place = 0; place < values.capacity(); place += Float.BYTES) {
            values.putFloat(place, SafetensorsWriter.kept(type, values.getFloat(place)));
        }
        return ByteString.copyFrom(values);
    }

    /** Writes the weights in a type, into so many files. */
    ModelFolder write(Path folder, String type, int shards) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), CONFIG);
        Files.copy(extract(TOKENIZER, folder), folder.resolve("tokenizer.json"));
        Files.delete(folder.resolve(TOKENIZER));
        var names = new ArrayList<>(tensors.keySet());
        var map = new ArrayList<String>();
        for (int shard = 0; shard < shards; shard++) {
            String file =
                    shards == 1 ? "model.safetensors" : "model-%05d-of-%05d.safetensors".formatted(shard + 1, shards);
            var writer = new SafetensorsWriter(type);
            for (int i = shard; i < names.size(); i += shards) {
                add(writer, names.get(i));
                map.add("\"%s\": \"%s\"".formatted(names.get(i), file));
            }
            writer.write(folder.resolve(file));
        }
        if (shards > 1) {
            Files.writeString(
                    folder.resolve("model.safetensors.index.json"),
                    "{\"weight_map\": {" + String.join(", ", map) + "}}");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ModelFolder(
                    folder, "", files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    private void add(SafetensorsWriter writer, String name) {
        TensorProto tensor = Objects.requireNonNull(tensors.get(name));
        var raw = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var values = new float[raw.remaining()];
        if (!turned.contains(name)) {
            raw.get(values);
            writer.add(
                    name,
                    values,
                    tensor.getDimsList().stream().mapToLong(Long::longValue).toArray());
            return;
        }
        int in = (int) tensor.getDims(0);
        int out = (int) tensor.getDims(1);
        for (int row = 0; row < in; row++) {
            for (int column = 0; column < out; column++) {
                values[column * in + row] = raw.get(row * out + column);
            }
        }
        writer.add(name, values, out, in);
    }
}
