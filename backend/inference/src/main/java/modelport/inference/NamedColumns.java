package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a file's metadata says of the columns of its inputs.
 *
 * @param names of the columns of the only input, as many as it has; or none
 * @param gaps names of columns, or of inputs that are one column, whose values may be missing
 */
record NamedColumns(List<String> names, Set<String> gaps) {
    /** A JSON array with the names of all columns, in their order. */
    static final String NAMES = "modelport.columns";
    /** A JSON array with the names of those columns whose values may be missing; x0, x1, ... where none have names. */
    static final String GAPS = "modelport.gaps";

    private static final int MOST = 100_000;

    NamedColumns {
        names = List.copyOf(names);
        gaps = Set.copyOf(gaps);
    }

    static NamedColumns of(OrtSession session) throws OrtException {
        return new NamedColumns(read(session, NAMES), new HashSet<>(read(session, GAPS)));
    }

    /** The inputs with what is known of their columns. */
    List<TensorSpec> on(List<TensorSpec> inputs) {
        return inputs.stream().map(input -> on(input, inputs.size() == 1)).toList();
    }

    private TensorSpec on(TensorSpec input, boolean only) {
        boolean matrix = input.shape().size() == 2 && input.shape().getLast() > 0;
        if (!matrix) {
            return input;
        }
        int width = Math.toIntExact(input.shape().getLast());
        List<String> columns =
                only && names.size() == width && !names.equals(List.of(input.name())) ? names : List.of();
        List<Integer> missing = IntStream.range(0, width)
                .filter(index -> gaps.contains(name(input, width, index)))
                .boxed()
                .toList();
        return new TensorSpec(input.name(), input.type(), input.shape(), input.symbols(), columns, missing);
    }

    private String name(TensorSpec input, int width, int index) {
        if (width == 1 && gaps.contains(input.name())) {
            return input.name();
        }
        return names.size() == width ? names.get(index) : "x" + index;
    }

    private static List<String> read(OrtSession session, String key) throws OrtException {
        Optional<String> json = session.getMetadata().getCustomMetadataValue(key);
        return json.isEmpty() ? List.of() : parse(key, json.get());
    }

    private static List<String> parse(String key, String json) {
        var texts = new ArrayList<String>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            while (array && parser.nextToken() == JsonToken.VALUE_STRING && texts.size() < MOST) {
                texts.add(parser.getString());
            }
            if (array && parser.currentToken() == JsonToken.END_ARRAY) {
                return texts;
            }
        } catch (JacksonException _) {
            // Said below: it is no array of texts.
        }
        throw InferenceException.of(Fault.FILE, "columns-metadata", "key", key);
    }
}
