package modelport.formats.huggingface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.formats.json.JsonTree;
import modelport.formats.safetensors.SafetensorsFile;
import modelport.formats.weights.WeightTensor;
import modelport.formats.weights.Weights;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** The tensors of a folder, from one file or from the files that an index names. */
final class FolderWeights implements Weights {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String SUFFIX = ".safetensors";
    private static final long MAX_INDEX = 64L << 20;
    private static final int MAX_FILES = 2_000;

    private final Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();

    private FolderWeights() {}

    static FolderWeights read(ModelFolder folder) throws IOException {
        var weights = new FolderWeights();
        Optional<Path> index = folder.beside(INDEX);
        if (index.isPresent()) {
            weights.indexed(folder, index.get());
            return weights;
        }
        String file = single(folder);
        weights.add(file, SafetensorsFile.read(folder.beside(file).orElseThrow()));
        return weights;
    }

    private static String single(ModelFolder folder) {
        List<String> found = folder.namesBeside().stream()
                .filter(name -> name.endsWith(SUFFIX))
                .toList();
        if (found.contains(SINGLE)) {
            return SINGLE;
        }
        if (found.isEmpty()) {
            String pickled = folder.namesBeside().stream()
                    .filter(name -> name.matches("pytorch_model.*\\.bin(\\.index\\.json)?"))
                    .findFirst()
                    .orElse("");
            throw pickled.isEmpty()
                    ? RefusedException.of("huggingface.no-weights")
                    : RefusedException.of("huggingface.pickled-weights", "file", pickled);
        }
        if (found.size() > 1) {
            throw RefusedException.of("huggingface.no-index", "files", String.join(", ", found), "index", INDEX);
        }
        return found.getFirst();
    }

    /** Each shard holds what the index says of it, and nothing that it says of another. */
    private void indexed(ModelFolder folder, Path index) throws IOException {
        Map<String, @Nullable Object> map = JsonTree.object(
                        JsonFiles.object(index, MAX_INDEX).get("weight_map"))
                .orElse(Map.of());
        if (map.isEmpty()) {
            throw RefusedException.of("huggingface.index", "file", INDEX);
        }
        var shards = new LinkedHashSet<String>();
        for (@Nullable Object shard : map.values()) {
            if (!(shard instanceof String name) || !isBare(name)) {
                throw RefusedException.of("huggingface.shard-name", "file", INDEX, "shard", String.valueOf(shard));
            }
            shards.add(name);
        }
        if (shards.size() > MAX_FILES) {
            throw RefusedException.of("huggingface.shards", "limit", MAX_FILES);
        }
        for (String shard : shards) {
            Path file = folder.beside(shard)
                    .orElseThrow(() -> RefusedException.of("huggingface.shard-missing", "shard", shard));
            add(shard, SafetensorsFile.read(file));
        }
        for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
            if (!tensors.containsKey(entry.getKey())) {
                throw RefusedException.of(
                        "huggingface.shard-tensor",
                        "shard",
                        String.valueOf(entry.getValue()),
                        "tensor",
                        entry.getKey());
            }
        }
    }

    private static boolean isBare(String name) {
        return name.endsWith(SUFFIX) && !name.contains("/") && !name.contains("\\") && !name.startsWith(".");
    }

    private void add(String name, SafetensorsFile file) {
        files.add(name);
        for (String tensor : file.names()) {
            if (tensors.put(tensor, file.find(tensor).orElseThrow()) != null) {
                throw RefusedException.of("huggingface.tensor-twice", "tensor", tensor);
            }
        }
    }

    /** Names of the files that were read. */
    List<String> files() {
        return List.copyOf(files);
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public Optional<WeightTensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }
}
