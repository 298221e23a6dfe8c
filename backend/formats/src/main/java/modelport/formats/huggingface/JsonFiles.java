package modelport.formats.huggingface;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import modelport.formats.json.JsonRules;
import modelport.formats.json.JsonTree;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** The JSON files of a folder; of equal keys the last one counts, as in Python. */
final class JsonFiles {
    private static final int MAX_NESTING = 32;
    private static final int MAX_VALUES = 1_000_000;

    private JsonFiles() {}

    /** The object in {@code file}, which has at most {@code limit} bytes. */
    static Map<String, @Nullable Object> object(Path file, long limit) throws IOException {
        return JsonTree.object(read(file, limit, JsonTree::read)).orElseThrow(() -> broken(name(file)));
    }

    /** The list in {@code file}, which has at most {@code limit} bytes. */
    static List<?> list(Path file, long limit) throws IOException {
        if (read(file, limit, JsonTree::read) instanceof List<?> list) {
            return list;
        }
        throw broken(name(file));
    }

    /** One member of the object in {@code file}; the others are passed over. Empty if it is not there. */
    static Map<String, @Nullable Object> member(Path file, String key, long limit) throws IOException {
        return JsonFiles.<Map<String, @Nullable Object>>read(
                file, limit, (text, rules) -> JsonTree.member(text, key, rules));
    }

    private static <T extends @Nullable Object> T read(Path file, long limit, BiFunction<Reader, JsonRules, T> what)
            throws IOException {
        String name = name(file);
        long size = Files.size(file);
        if (size > limit) {
            throw RefusedException.of("huggingface.json-too-big", "file", name, "size", size, "limit", limit);
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var rules = new JsonRules(
                MAX_NESTING,
                MAX_VALUES,
                false,
                () -> broken(name),
                most -> RefusedException.of("huggingface.json-values", "file", name, "limit", most));
        try (Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), utf8))) {
            return what.apply(text, rules);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static RefusedException broken(String file) {
        return RefusedException.of("huggingface.json", "file", file);
    }
}
