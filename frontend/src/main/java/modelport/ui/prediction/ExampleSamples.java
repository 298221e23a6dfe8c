package modelport.ui.prediction;

import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** Example inputs and the outputs to expect, as they come with an upload to prove a model: one row of a signature. */
public final class ExampleSamples {
    private static final long SHOWN_MOST = 24;

    private ExampleSamples() {}

    /** An object with {@code inputs} and {@code outputs}; dots stand for what would be long. */
    public static String of(Signature signature) {
        return "{\n  \"inputs\": {" + inputs(signature) + "},\n  \"outputs\": {" + outputs(signature) + "}\n}";
    }

    private static String inputs(Signature signature) {
        return signature.text() != null ? "\"text\": [\"...\"]" : members(signature.inputs(), List.of("text"));
    }

    private static String outputs(Signature signature) {
        TextInput text = signature.text();
        return text != null && text.pooling() != Pooling.NONE
                ? "\"embedding\": [[...]]"
                : members(signature.outputs(), signature.classes());
    }

    private static String members(List<TensorSpec> specs, List<String> texts) {
        List<String> words = texts.isEmpty() ? List.of("text") : texts;
        return specs.stream()
                .map(spec -> ExampleValues.quoted(spec.name()) + ": " + values(spec, words))
                .collect(Collectors.joining(", "));
    }

    private static String values(TensorSpec spec, List<String> texts) {
        return ExampleValues.count(spec) <= SHOWN_MOST ? ExampleValues.of(spec, texts) : "[[...]]";
    }
}
