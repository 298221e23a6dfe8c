package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import modelport.contract.registry.Samples;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads samples that somebody wrote as JSON: an object with inputs and, to be compared, the outputs to expect. */
final class SamplesJson {
    /** The platform takes no more. */
    static final int LONGEST = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What came of it. */
    sealed interface Reading {}

    /** Nothing was written. */
    record None() implements Reading {}

    /** Samples; a doubt is a sentence for whoever wrote them, and empty if there is none. */
    record Good(Samples samples, int rows, String doubt) implements Reading {}

    /** They cannot be used, for this reason. */
    record Wrong(String why) implements Reading {}

    private SamplesJson() {}

    static Reading read(String text) {
        if (text.isBlank()) {
            return new None();
        }
        if (text.length() > LONGEST) {
            return new Wrong(t("samples.wrong.long", LONGEST));
        }
        try {
            JsonNode root = JSON.readTree(text);
            // As the metadata of an upload holds them, too.
            return samples(root.path("samples").isObject() ? root.path("samples") : root);
        } catch (JacksonException e) {
            return new Wrong(t(
                    "samples.wrong.json",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr()));
        }
    }

    private static Reading samples(JsonNode root) {
        JsonNode inputs = root.path("inputs");
        JsonNode outputs = root.path("outputs");
        if (!inputs.isObject() || inputs.isEmpty()) {
            return new Wrong(t("samples.wrong.inputs"));
        }
        if (!outputs.isMissingNode() && (!outputs.isObject() || outputs.isEmpty())) {
            return new Wrong(t("samples.wrong.outputs"));
        }
        String unfit = Stream.concat(inputs.propertyStream(), outputs.propertyStream())
                .filter(member -> isUnfit(member.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        if (!unfit.isEmpty()) {
            return new Wrong(t("samples.wrong.list", unfit));
        }
        var samples = new Samples(values(inputs), outputs.isMissingNode() ? null : values(outputs));
        return new Good(samples, rows(inputs).orElse(1), doubt(inputs, outputs));
    }

    /** Lists of values, or one value for an input that is one. */
    private static boolean isUnfit(JsonNode value) {
        return value.isNull() || value.isObject() || (value.isArray() && value.isEmpty());
    }

    private static String doubt(JsonNode inputs, JsonNode outputs) {
        if (outputs.isMissingNode()) {
            return t("samples.doubt.outputs");
        }
        OptionalInt given = rows(inputs);
        boolean same = outputs.valueStream().filter(JsonNode::isArray).allMatch(each -> each.size() == given.orElse(1));
        return same ? "" : t("samples.doubt.rows");
    }

    private static OptionalInt rows(JsonNode values) {
        return values.valueStream()
                .filter(JsonNode::isArray)
                .mapToInt(JsonNode::size)
                .findFirst();
    }

    private static Map<String, Object> values(JsonNode members) {
        var values = new LinkedHashMap<String, Object>();
        members.forEachEntry((name, value) -> values.put(name, Objects.requireNonNull(plain(value))));
        return values;
    }

    private static @Nullable Object plain(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
