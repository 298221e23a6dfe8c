package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model takes and gives. */
@Schema(description = "What a model takes and gives")
public record Signature(
        @Schema(description = "In the model's order") List<TensorSpec> inputs,
        @Schema(description = "In the model's order") List<TensorSpec> outputs,

        @Schema(description = "Class labels in the order of the probabilities; empty if there are none")
        List<String> classes,

        @Schema(description = "How texts go in; absent for models that take numbers") @Nullable
        TextInput text,

        @Schema(description = "Whether a row's answer is independent of the other rows in its batch")
        boolean batchInvariant,

        @Schema(description = "What may change without training, at a release or a trial")
        List<ParameterSpec> parameters) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        parameters = List.copyOf(parameters);
    }

    /** Of a model without parameters. */
    public Signature(
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            List<String> classes,
            @Nullable TextInput text,
            boolean batchInvariant) {
        this(inputs, outputs, classes, text, batchInvariant, List.of());
    }
}
