package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Texts or numbers that become their places in a list. */
final class LookupLayers {
    private static final String GUARD = "modelport:unknown-category:";

    private LookupLayers() {}

    static Map<String, Layer> layers() {
        return Map.of(
                "StringLookup", Layer.one(call -> write(call, true)),
                "IntegerLookup", Layer.one(call -> write(call, false)));
    }

    /**
     * What a layer knows.
     *
     * @param tokens in the order of their places, the mask and what stands for unknown ones left out
     * @param masked whether the first place is that of the mask
     * @param unknown how many places are for unknown tokens, none or one
     */
    record Vocabulary(
            List<Object> tokens,
            boolean masked,
            int unknown,
            @Nullable Object mask) {
        int first() {
            return (masked ? 1 : 0) + unknown;
        }

        int size() {
            return tokens.size() + first();
        }

        List<String> texts() {
            return tokens.stream().map(String::valueOf).toList();
        }
    }

    private static Signal write(Call call, boolean texts) {
        Config config = call.config();
        if (config.flag("invert")) {
            throw config.unsupported("invert");
        }
        Signal x = call.input();
        Vocabulary known = vocabulary(call, texts);
        Graph graph = call.graph();
        List<Object> keys = new ArrayList<>(known.tokens());
        List<Long> places = new ArrayList<>(LongStream.range(0, keys.size())
                .mapToObj(i -> i + known.first())
                .toList());
        if (known.masked() && known.mask() != null) {
            keys.add(known.mask());
            places.add(0L);
        }
        long otherwise = known.unknown() == 0 ? -1 : known.masked() ? 1 : 0;
        Value found = texts ? texts(call, x, keys, places, otherwise) : numbers(call, x, keys, places, otherwise);
        if (known.unknown() == 0) {
            call.scope().expectWords(x, known.texts());
            Value missing = graph.less(found, graph.integer(0));
            found = graph.add(
                    found, graph.zerosUnless(missing, GUARD + config.layer().replace('\'', ' ')));
        }
        Signal indexes = new Signal(found, x.shape(), null);
        return encoded(call, indexes, known);
    }

    private static Signal encoded(Call call, Signal indexes, Vocabulary known) {
        int size = call.config().flag("pad_to_max_tokens") && call.config().has("max_tokens")
                ? call.config().integer("max_tokens")
                : known.size();
        if (call.config().text("output_mode", "int").equals("tf_idf")) {
            throw call.config().unsupported("output_mode");
        }
        return NumberLayers.encoded(call, indexes, size);
    }

    private static Value texts(Call call, Signal x, List<Object> keys, List<Long> places, long otherwise) {
        if (x.type() != ElementType.STRING) {
            throw RefusedException.of(
                    "keras.rank", "layer", call.config().layer(), "shape", x.shown(), "expected", "string");
        }
        return call.graph()
                .ml(
                        "LabelEncoder",
                        ElementType.INT64,
                        List.of(x.value()),
                        Attributes.strings(
                                "keys_strings",
                                keys.stream().map(String::valueOf).toArray(String[]::new)),
                        Attributes.longs(
                                "values_int64s",
                                places.stream().mapToLong(Long::longValue).toArray()),
                        Attributes.of("default_int64", otherwise));
    }

    private static Value numbers(Call call, Signal x, List<Object> keys, List<Long> places, long otherwise) {
        if (x.type() == ElementType.STRING) {
            throw RefusedException.of("keras.texts", "layer", call.config().layer());
        }
        Graph graph = call.graph();
        long[] numbers = keys.stream()
                .mapToLong(key -> key instanceof Number number ? number.longValue() : 0)
                .toArray();
        // ONNX Runtime maps whole numbers to texts and texts to numbers only, so that there are two steps.
        String[] names = Arrays.stream(numbers).mapToObj(Long::toString).toArray(String[]::new);
        Value named = graph.ml(
                "LabelEncoder",
                ElementType.STRING,
                List.of(graph.cast(x.value(), ElementType.INT64)),
                Attributes.longs("keys_int64s", numbers),
                Attributes.strings("values_strings", names),
                Attributes.of("default_string", "?"));
        return graph.ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(named),
                Attributes.strings("keys_strings", names),
                Attributes.longs(
                        "values_int64s",
                        places.stream().mapToLong(Long::longValue).toArray()),
                Attributes.of("default_int64", otherwise));
    }

    /** From the configuration or from the file beside; special tokens stand in front or are left out. */
    static Vocabulary vocabulary(Call call, boolean texts) {
        Config config = call.config();
        int unknown = config.integer("num_oov_indices", 1);
        if (unknown < 0 || unknown > 1) {
            throw config.unsupported("num_oov_indices");
        }
        @Nullable Object mask = config.get("mask_token");
        boolean masked = mask != null && config.text("output_mode", "int").equals("int");
        if (mask != null && !masked) {
            throw config.unsupported("mask_token");
        }
        List<Object> tokens = tokens(call, texts, "");
        List<Object> special = new ArrayList<>();
        if (masked) {
            special.add(mask);
        }
        if (unknown == 1) {
            special.add(config.has("oov_token") ? config.get("oov_token") : "[UNK]");
        }
        return new Vocabulary(expectOnce(config, without(tokens, special)), masked, unknown, mask);
    }

    static List<Object> expectOnce(Config config, List<Object> tokens) {
        Set<Object> seen = new HashSet<>();
        for (Object token : tokens) {
            if (!seen.add(token)) {
                throw config.unsupported("vocabulary", String.valueOf(token));
            }
        }
        return tokens;
    }

    /** The tokens without the special ones in front, if all of these are there. */
    static List<Object> without(List<Object> tokens, List<Object> special) {
        boolean all = tokens.size() >= special.size()
                && tokens.subList(0, special.size()).equals(special);
        return all ? tokens.subList(special.size(), tokens.size()) : tokens;
    }

    static List<Object> tokens(Call call, boolean texts, String inner) {
        Config config = call.config();
        List<Object> tokens = new ArrayList<>();
        if (config.get("vocabulary") instanceof List<?> list) {
            list.forEach(token -> tokens.add(token == null ? "" : token));
        } else {
            asset(call, inner).forEach(line -> tokens.add(texts ? line : number(config, line)));
        }
        if (tokens.isEmpty() || tokens.stream().anyMatch(token -> texts != token instanceof String)) {
            throw config.broken("vocabulary");
        }
        return tokens;
    }

    private static Object number(Config config, String line) {
        try {
            return Long.valueOf(line.strip());
        } catch (NumberFormatException e) {
            RefusedException broken = config.broken("vocabulary");
            broken.initCause(e);
            throw broken;
        }
    }

    private static List<String> asset(Call call, String inner) {
        return call.scope()
                .asset(call.weights().folder() + inner + "vocabulary.txt")
                .map(LookupLayers::lines)
                .orElseThrow(() -> RefusedException.of(
                        "keras.weight-missing", "layer", call.config().layer(), "weight", "vocabulary"));
    }

    /** One token a line; the first may be empty. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }
}
