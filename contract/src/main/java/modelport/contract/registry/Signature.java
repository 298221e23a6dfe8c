package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.processing.Processing;
import org.jspecify.annotations.Nullable;

/** What a model takes and gives. */
@Schema(description = "What a model takes and gives")
public record Signature(
        @Schema(description = "In the model's order") List<TensorSpec> inputs,
        @Schema(description = "In the model's order") List<TensorSpec> outputs,

        @Schema(description = "Class labels in the order of the probabilities; empty if there are none")
        List<String> classes,

        @Schema(description = "How texts go in, as its processing says; absent for models that do not read plain texts")
        @Nullable
        TextInput text,

        @Schema(description = "Whether a row's answer is independent of the other rows in its batch")
        boolean batchInvariant,

        @Schema(description = "What may change without training, at a release or a trial")
        List<ParameterSpec> parameters,

        @Schema(
                description =
                        "How requests become inputs and outputs answers; absent for models that take and give tensors")
        @Nullable
        Processing processing) {
    public Signature {
        // Signatures of before say texts alone.
        processing = processing == null && text != null ? Processing.of(text) : processing;
        text = processing == null ? null : processing.text().orElse(null);
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

    /** Of a model that reads texts or tensors, as its text says. */
    public Signature(
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            List<String> classes,
            @Nullable TextInput text,
            boolean batchInvariant,
            List<ParameterSpec> parameters) {
        this(inputs, outputs, classes, text, batchInvariant, parameters, null);
    }

    /** The same with other inputs. */
    public Signature withInputs(List<TensorSpec> other) {
        return new Signature(other, outputs, classes, text, batchInvariant, parameters, processing);
    }

    /** The same with other outputs. */
    public Signature withOutputs(List<TensorSpec> other) {
        return new Signature(inputs, other, classes, text, batchInvariant, parameters, processing);
    }

    /** The same with other classes. */
    public Signature withClasses(List<String> other) {
        return new Signature(inputs, outputs, other, text, batchInvariant, parameters, processing);
    }

    /** The same with rows that mind each other, or do not. */
    public Signature withBatchInvariant(boolean other) {
        return new Signature(inputs, outputs, classes, text, other, parameters, processing);
    }

    /** The same with other parameters. */
    public Signature withParameters(List<ParameterSpec> other) {
        return new Signature(inputs, outputs, classes, text, batchInvariant, other, processing);
    }

    /** The same with another processing; without one it takes and gives tensors. */
    public Signature withProcessing(@Nullable Processing other) {
        return new Signature(inputs, outputs, classes, null, batchInvariant, parameters, other);
    }
}
