package modelport.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.Signature;
import tools.jackson.databind.JsonNode;

/** Models that write, and how their files say that they do it. */
final class Decoders {
    /** More than a request should wait for, unless it says so. */
    private static final int USUAL_TOKENS = 64;

    private static final int LIMIT = 2_048;
    private static final int USUAL_CONTEXT = 1_024;
    private static final int LARGEST_CONTEXT = 32_768;
    private static final int SMALLEST_CONTEXT = 16;
    private static final int MAX_STOPS = 64;
    private static final int USUAL_TOP_K = 50;
    private static final int MAX_TOP_K = 10_000;

    private Decoders() {}

    /** Whether the model keeps what it has read, and scores what comes next. */
    static boolean writes(Signature signature) {
        return signature.inputs().stream().anyMatch(input -> input.name().startsWith("past_key_values."))
                && signature.outputs().stream().anyMatch(output -> output.name().equals("logits"));
    }

    /**
     * How the model goes on with texts.
     *
     * @param config what describes the model
     * @param generation its generation_config.json, or an empty object
     */
    static Optional<Processing> of(String tokenizer, JsonNode config, JsonNode generation) {
        int positions = whole(config, "max_position_embeddings", whole(config, "n_positions", USUAL_CONTEXT));
        if (positions < SMALLEST_CONTEXT) {
            return Optional.empty();
        }
        int context = Math.min(positions, LARGEST_CONTEXT);
        int limit = Math.min(LIMIT, context - 1);
        boolean chance = generation.path("do_sample").asBoolean(false);
        var answer = new GenerationAnswer(
                Math.clamp(whole(generation, "max_new_tokens", USUAL_TOKENS), 1, limit),
                limit,
                chance ? number(generation, "temperature", 100) : 0,
                chance ? Math.clamp(whole(generation, "top_k", USUAL_TOP_K), 0, MAX_TOP_K) : 0,
                chance ? number(generation, "top_p", 1) : 1,
                stops(generation.has("eos_token_id") ? generation : config));
        return Optional.of(Processing.of(new TextPreparation(tokenizer, context, TextForm.TEXT), answer));
    }

    /** For a person to look at: the likeliest token each time. */
    static Processing usual(String tokenizer) {
        return Processing.of(
                new TextPreparation(tokenizer, USUAL_CONTEXT, TextForm.TEXT),
                new GenerationAnswer(USUAL_TOKENS, USUAL_CONTEXT - 1, 0, 0, 1, List.of()));
    }

    private static List<Long> stops(JsonNode file) {
        JsonNode said = file.path("eos_token_id");
        var stops = new ArrayList<Long>();
        for (JsonNode each : said.isArray() ? said : List.of(said)) {
            if (each.isIntegralNumber() && each.canConvertToLong() && each.asLong() >= 0 && stops.size() < MAX_STOPS) {
                stops.add(each.asLong());
            }
        }
        return stops;
    }

    private static int whole(JsonNode file, String key, int otherwise) {
        JsonNode said = file.path(key);
        return said.isIntegralNumber() && said.canConvertToInt() ? said.asInt() : otherwise;
    }

    /** More than nothing and at most {@code most}, or 1. */
    private static double number(JsonNode file, String key, double most) {
        JsonNode said = file.path(key);
        double value = said.asDouble(1);
        return value > 0 && value <= most ? value : 1;
    }
}
