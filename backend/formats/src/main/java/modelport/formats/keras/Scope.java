package modelport.formats.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import modelport.text.TextFeature;

/** What all layers of one model share. */
final class Scope {
    private static final int MAX_CALLS = 20_000;

    private final KerasFile file;
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final List<TextFeature> texts = new ArrayList<>();
    private final List<Refusal> notes = new ArrayList<>();
    private int calls;

    Scope(KerasFile file) {
        this.file = file;
    }

    /** Layers may be shared and models may be nested, so that a short file can ask for very many. */
    void count() {
        calls++;
        if (calls > MAX_CALLS) {
            throw RefusedException.of("keras.too-many-layers", "limit", MAX_CALLS);
        }
    }

    /** Whether the layers are those of Keras 2, of which some are defined otherwise. */
    boolean isOld() {
        return file.isOld();
    }

    /** Whether they are those from before TensorFlow took Keras over. */
    boolean isEarly() {
        return file.isEarly();
    }

    /** Whether one of these libraries computed for Keras, as far as the file says. */
    boolean computes(String... libraries) {
        return List.of(libraries).contains(file.backend());
    }

    /** Whether kernels are stored turned by 180 degrees. */
    boolean isTheano() {
        return file.isOld() && file.backend().equals("theano");
    }

    /** A file that belongs to a layer. */
    Optional<String> asset(String name) {
        return file.asset(name);
    }

    /** Remembers that the numbers of this signal stand for something of which there are {@code count}. */
    void expectIds(Signal signal, int count) {
        ids.merge(signal.value().name(), count, Math::min);
    }

    Map<String, Integer> ids() {
        return ids;
    }

    /** Remembers texts that are worth a try where this signal is read. */
    void expectWords(Signal signal, List<String> known) {
        words.put(signal.value().name(), List.copyOf(known));
    }

    Map<String, List<String>> words() {
        return words;
    }

    void note(Refusal note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    List<Refusal> notes() {
        return notes;
    }

    void text(TextFeature feature) {
        texts.add(feature);
    }

    List<TextFeature> texts() {
        return texts;
    }
}
