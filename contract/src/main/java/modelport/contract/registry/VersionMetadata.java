package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import modelport.contract.processing.Processing;
import org.jspecify.annotations.Nullable;

/** What is said about a version when it is made. */
@Schema(description = "What is said about a version when it is made")
public record VersionMetadata(
        @Schema(description = "Its name for people") @Nullable
        String title,

        @Schema(description = "What people should know about it, in Markdown") @Nullable
        String card,

        @Schema(description = "Words to find it by") @Nullable
        List<String> tags,

        @Schema(description = "Number of the version that it comes from") @Nullable
        Integer parent,

        @Schema(description = "Example inputs and outputs for the test run") @Nullable
        Samples samples,

        @Schema(description = "What may change without training: classes, maxTokens, pooling, normalize") @Nullable
        Map<String, Object> parameters,

        @Schema(
                description =
                        "How requests become inputs and outputs answers, where files beside the model do not say it")
        @Nullable
        Processing processing) {
    public VersionMetadata {
        tags = tags == null ? null : List.copyOf(tags);
        parameters = parameters == null ? null : Map.copyOf(parameters);
    }

    /** Of a version whose processing is left to its files. */
    public VersionMetadata(
            @Nullable String title,
            @Nullable String card,
            @Nullable List<String> tags,
            @Nullable Integer parent,
            @Nullable Samples samples,
            @Nullable Map<String, Object> parameters) {
        this(title, card, tags, parent, samples, parameters, null);
    }
}
