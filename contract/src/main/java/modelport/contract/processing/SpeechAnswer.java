package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** When somebody speaks: a list of {start, end, score} in seconds. */
@Schema(description = "When somebody speaks: a list of {start, end, score} in seconds")
public record SpeechAnswer(
        @Schema(description = "Speech begins above this") double threshold,

        @Schema(description = "Speech goes on until it is below this")
        double release,

        @Schema(description = "Shorter speech is left out") int minSpeechMs,

        @Schema(description = "Shorter silence is part of the speech around it")
        int minSilenceMs,

        @Schema(description = "Speech begins and ends so much earlier and later")
        int padMs)
        implements Interpretation {}
