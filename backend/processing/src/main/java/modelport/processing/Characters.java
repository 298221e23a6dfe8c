package modelport.processing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.processing.CharacterAnswer;
import modelport.inference.NumberTensor;

/** Characters from the steps of a CTC model: the likeliest of each step, without repetitions and blanks. */
public final class Characters {
    private static final int MAX_BYTES = 4 << 20;

    private final int blank;
    private final List<String> keys;

    private Characters(int blank, List<String> keys) {
        this.blank = blank;
        this.keys = keys;
    }

    /** A text and how sure its model is. */
    public record Said(String text, double score) {}

    /** With the keys of a file of the version. */
    public static Characters load(CharacterAnswer how, Path folder) {
        Path file = folder.resolve(how.keys());
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw Faults.file("no-file", "file", how.keys());
            }
            var keys = new ArrayList<>(
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList());
            if (how.space()) {
                keys.add(" ");
            }
            if (how.blank() < 0 || how.blank() > keys.size()) {
                throw Faults.file("blank-outside", "blank", Integer.toString(how.blank()));
            }
            keys.add(how.blank(), "");
            return new Characters(how.blank(), keys);
        } catch (IOException e) {
            throw Faults.file("keys-broken", "file", how.keys());
        }
    }

    /** As answers say it. */
    public static Map<String, Object> told(Said said) {
        var told = new LinkedHashMap<String, Object>();
        told.put("text", said.text());
        told.put("score", said.score());
        return told;
    }

    /** Of steps with a score for every key. */
    public Said read(NumberTensor tensor) {
        long[] shape = tensor.shape();
        int width = (int) shape[shape.length - 1];
        if (shape.length < 2 || width != keys.size()) {
            throw Faults.file(
                    "keys-differ",
                    "keys",
                    Integer.toString(keys.size()),
                    "scores",
                    Integer.toString(shape.length < 2 ? 0 : width));
        }
        int steps = tensor.elements() / width;
        var text = new StringBuilder();
        double sum = 0;
        int count = 0;
        int before = blank;
        for (int step = 0; step < steps; step++) {
            int best = likeliest(tensor, step * width, width);
            if (best != blank && best != before) {
                text.append(keys.get(best));
                sum += probability(tensor, step * width, width, best);
                count++;
            }
            before = best;
        }
        return new Said(text.toString(), count == 0 ? 0 : sum / count);
    }

    private static int likeliest(NumberTensor tensor, int from, int width) {
        var values = tensor.floats();
        int best = 0;
        for (int i = 1; i < width; i++) {
            best = values.get(from + i) > values.get(from + best) ? i : best;
        }
        return best;
    }

    /** Scores that are no probabilities become some. */
    private static double probability(NumberTensor tensor, int from, int width, int best) {
        var values = tensor.floats();
        float most = values.get(from + best);
        double sum = 0;
        double exponents = 0;
        boolean shares = true;
        for (int i = 0; i < width; i++) {
            float value = values.get(from + i);
            shares &= value >= 0 && value <= 1;
            sum += value;
            exponents += Math.exp(value - most);
        }
        return shares && Math.abs(sum - 1) < 0.05 ? most : 1 / exponents;
    }
}
