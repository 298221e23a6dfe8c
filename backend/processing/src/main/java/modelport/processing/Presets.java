package modelport.processing;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.Message;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.AudioScaling;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.StateTensor;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** Processings of well-known models, and which of them a model looks like. */
public final class Presets {
    private static final long SILERO_MEMORY = 128;

    private Presets() {}

    /** All of them, with the names that files and inputs usually have. */
    public static List<ProcessingPreset> all() {
        var all = new ArrayList<>(PicturePresets.all());
        all.add(preset("silero-vad", silero()));
        all.add(preset("sentence-vectors", sentences(TextForm.TEXT)));
        all.add(preset("sentence-similarity", sentences(TextForm.PAIR)));
        all.add(preset("text-generation", Decoders.usual("tokenizer.json")));
        return List.copyOf(all);
    }

    /** Those that names and sizes speak for; a person has to say yes. */
    public static List<ProcessingPreset> of(Signature signature, List<String> files) {
        var found = new ArrayList<ProcessingPreset>();
        List<TensorSpec> inputs = signature.inputs();
        List<TensorSpec> outputs = signature.outputs();
        boolean listens = has(inputs, "input") && has(inputs, "state") && has(inputs, "sr") && has(outputs, "stateN");
        if (listens) {
            found.add(preset("silero-vad", silero()));
        }
        if (inputs.size() == 1) {
            PicturePresets.of(inputs.getFirst(), outputs, files).ifPresent(found::add);
        }
        TextInput text = signature.text();
        if (text != null && text.pooling() != Pooling.NONE) {
            Processing similarity = similarity(text.tokenizer(), text.maxTokens(), text.pooling());
            found.add(preset("sentence-similarity", similarity));
        }
        if (Decoders.writes(signature)) {
            files.stream()
                    .filter(file -> file.endsWith("tokenizer.json"))
                    .findFirst()
                    .ifPresent(file -> found.add(preset("text-generation", Decoders.usual(file))));
        }
        return found;
    }

    private static boolean has(List<TensorSpec> specs, String name) {
        return specs.stream().anyMatch(spec -> spec.name().equals(name));
    }

    static ProcessingPreset preset(String code, Processing processing) {
        return new ProcessingPreset(code, Message.of("processing.preset-" + code), processing);
    }

    private static Processing silero() {
        return Processing.of(
                new AudioPreparation(
                        "input",
                        16_000,
                        512,
                        64,
                        "sr",
                        List.of(new StateTensor("state", "stateN", List.of(2L, 1L, SILERO_MEMORY))),
                        AudioScaling.NONE,
                        600),
                new SpeechAnswer(0.5, 0.35, 250, 100, 30));
    }

    private static Processing sentences(TextForm form) {
        return form == TextForm.PAIR
                ? similarity("tokenizer.json", 256, Pooling.MEAN)
                : Processing.of(new TextPreparation("tokenizer.json", 256, form), new VectorAnswer(Pooling.MEAN, true));
    }

    private static Processing similarity(String tokenizer, int maxTokens, Pooling pooling) {
        return Processing.of(new TextPreparation(tokenizer, maxTokens, TextForm.PAIR), new SimilarityAnswer(pooling));
    }
}
