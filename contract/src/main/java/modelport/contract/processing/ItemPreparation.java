package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names of people and things become numbers. */
@Schema(description = "Names of people and things become numbers")
public record ItemPreparation(
        @Schema(description = "Path of the file that names people, one a line; absent for models that do not know them")
        @Nullable
        String users,

        @Schema(description = "Name of the input that takes a person's number; absent if there is none") @Nullable
        String userInput,

        @Schema(description = "Path of the file that names things, one a line")
        String catalogue,

        @Schema(
                description =
                        "Name of the input that takes things' numbers: those to judge, or those that somebody had")
        @Nullable
        String itemInput,

        @Schema(
                description =
                        "Whether things in a request are what somebody had; otherwise every thing is judged on its own")
        boolean history,

        @Schema(description = "Things of a history at most, the last ones; filled up before them")
        int length,

        @Schema(description = "Number of the first thing") int offset,

        @Schema(description = "Number that fills up a history")
        int padding)
        implements Preparation {}
