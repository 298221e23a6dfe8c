package modelport.formats.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.formats.ModelPart;
import org.jspecify.annotations.Nullable;

/** Layers as they are explained to a person. */
final class Parts {
    private static final int MOST = 16;
    private static final int LONGEST = 60;

    /** What tells layers of one class apart, in the order to show. */
    private static final List<String> SHOWN = List.of(
            "units",
            "filters",
            "kernel_size",
            "strides",
            "padding",
            "dilation_rate",
            "groups",
            "depth_multiplier",
            "pool_size",
            "size",
            "cropping",
            "target_shape",
            "dims",
            "n",
            "axis",
            "activation",
            "recurrent_activation",
            "return_sequences",
            "return_state",
            "go_backwards",
            "merge_mode",
            "rate",
            "input_dim",
            "output_dim",
            "mask_zero",
            "num_heads",
            "key_dim",
            "epsilon",
            "scale",
            "offset",
            "num_tokens",
            "output_mode",
            "data_format");

    /** What most layers have anyway. */
    private static final Map<String, List<String>> USUAL = Map.of(
            "activation", List.of("linear"),
            "strides", List.of("1", "1, 1", "1, 1, 1"),
            "dilation_rate", List.of("1", "1, 1", "1, 1, 1"),
            "groups", List.of("1"),
            "depth_multiplier", List.of("1"),
            "data_format", List.of("channels_last"),
            "axis", List.of("-1"));

    private Parts() {}

    static ModelPart of(String kind, Config config, List<Signal> outputs, long numbers, List<ModelPart> parts) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("output", outputs.stream().map(Signal::shown).distinct().collect(Collectors.joining(", ")));
        if (numbers > 0) {
            parameters.put("parameters", Long.toString(numbers));
        }
        for (String key : SHOWN) {
            shown(config.get(key))
                    .filter(text -> !USUAL.getOrDefault(key, List.of()).contains(text))
                    .filter(_ -> parameters.size() < MOST)
                    .ifPresent(text -> parameters.put(key, text));
        }
        return new ModelPart(kind, config.layer(), parameters, parts);
    }

    private static Optional<String> shown(@Nullable Object value) {
        return switch (value) {
            case String text when !text.isEmpty() -> Optional.of(cut(text));
            case Long number -> Optional.of(Long.toString(number));
            case Double number -> Optional.of(Double.toString(number));
            case Boolean truth when truth -> Optional.of("True");
            case List<?> list
            when list.size() <= 2 * Signal.MOST_AXES -> {
                String all = list.stream().map(item -> shown(item).orElse("?")).collect(Collectors.joining(", "));
                yield Optional.of(cut(all));
            }
            case null, default -> Optional.empty();
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
