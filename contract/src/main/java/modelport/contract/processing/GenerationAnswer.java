package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/** How a text goes on: {text, tokens, finish}, with seed where chance had a say. */
@Schema(description = "How a text goes on: {text, tokens, finish}, with seed where chance had a say")
public record GenerationAnswer(
        @Schema(description = "Tokens that are added at most, unless a request says maxTokens")
        int maxTokens,

        @Schema(description = "Tokens that a request may ask for at most")
        int limit,

        @Schema(
                description =
                        "0 for the likeliest token each time; the higher, the more others come; unless a request says temperature")
        double temperature,

        @Schema(
                description =
                        "Only so many of the likeliest tokens are drawn from, 0 for all; unless a request says topK")
        int topK,

        @Schema(
                description =
                        "Only the likeliest tokens that have this share together are drawn from, 1 for all; unless a request says topP")
        double topP,

        @Schema(description = "Numbers of tokens behind which nothing comes")
        List<Long> stops)
        implements Interpretation {
    public GenerationAnswer {
        stops = List.copyOf(Objects.requireNonNullElse(stops, List.of()));
    }
}
