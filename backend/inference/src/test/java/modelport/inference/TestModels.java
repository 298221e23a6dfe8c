package modelport.inference;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;

/** Small files written by make_models.py, and MiniLM from its jar. */
final class TestModels {
    static final Duration SOON = Duration.ofSeconds(30);

    private TestModels() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestModels.class.getResource("models/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static LoadedModel load(String name) {
        return OnnxModels.load(file(name), OnnxModels.inspect(file(name)), LoadOptions.serving());
    }

    static LoadedModel load(String name, List<String> classes) {
        Signature found = OnnxModels.inspect(file(name));
        var signature = new Signature(found.inputs(), found.outputs(), classes, null, true);
        return OnnxModels.load(file(name), signature, LoadOptions.serving());
    }

    static JsonObject json(String name) {
        try {
            return JsonParser.parseString(Files.readString(file(name), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] floats(JsonObject json, String key) {
        var values = new ArrayList<Float>();
        json.getAsJsonArray(key).forEach(row -> row.getAsJsonArray().forEach(value -> values.add(value.getAsFloat())));
        var array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    static List<String> strings(JsonObject json, String key) {
        return json.getAsJsonArray(key).asList().stream()
                .map(value -> value.getAsString())
                .toList();
    }

    static final Path MINI_LM = Path.of("target", "minilm");

    /**
     * A file from MiniLM's jar: {@code all-minilm-l6-v2.onnx}, {@code all-minilm-l6-v2-tokenizer.json} or its -q twin.
     */
    static Path miniLm(String name) {
        Path target = MINI_LM.resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        try (InputStream in = Objects.requireNonNull(TestModels.class.getResourceAsStream("/" + name))) {
            Files.createDirectories(MINI_LM);
            Path partial = Files.createTempFile(MINI_LM, name, ".part");
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TextModel loadMiniLm(String suffix) {
        Path file = miniLm("all-minilm-l6-v2" + suffix + ".onnx");
        Path tokenizer = miniLm("all-minilm-l6-v2" + suffix + "-tokenizer.json");
        var text = new TextInput(tokenizer.getFileName().toString(), 128, Pooling.MEAN, true);
        Signature found = OnnxModels.inspect(file);
        var signature = new Signature(found.inputs(), found.outputs(), List.of(), text, true);
        return TextModel.load(file, MINI_LM, signature, LoadOptions.serving());
    }
}
