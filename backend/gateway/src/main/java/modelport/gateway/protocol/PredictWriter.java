package modelport.gateway.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.Servable;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Column;
import modelport.gateway.serving.Outputs;
import modelport.gateway.serving.Reply;
import modelport.inference.OutputRoles;

/**
 * Writes answers of {@code /predict}: labels of a classifier, numbers of a regressor, vectors of an embedding; and
 * beside them everything else that the model gave.
 */
final class PredictWriter implements AnswerWriter {
    private static final int NONE = OutputRoles.NONE;
    private static final byte[] PREDICTIONS = JsonBytes.ascii("{\"predictions\":");
    private static final byte[] PROBABILITIES = JsonBytes.ascii(",\"probabilities\":");
    private static final byte[] CLASSES = JsonBytes.ascii(",\"classes\":");
    private static final byte[] OUTPUTS = JsonBytes.ascii(",\"outputs\":{");
    private static final byte[] ID = JsonBytes.ascii(",\"predictionId\":\"");

    private final int label;
    private final int scores;
    private final boolean probabilities;
    private final List<byte[]> classes;
    private final byte[] classList;
    private final List<Integer> others;
    private final byte[] tail;
    private final boolean plain;

    PredictWriter(Servable servable, List<TensorSpec> outputs, boolean plain) {
        this.plain = plain;
        List<String> names = servable.signature().classes();
        OutputRoles roles = OutputRoles.of(outputs, names);
        scores = roles.scores();
        label = roles.label();
        boolean numbers = names.stream().allMatch(name -> name.matches("-?(0|[1-9]\\d{0,17})"))
                && (label == NONE || outputs.get(label).type() != DataType.BYTES);
        classes = names.stream()
                .map(name -> numbers ? JsonBytes.ascii(name) : JsonBytes.quoted(name))
                .toList();
        classList = list(classes);
        probabilities = scores != NONE
                && !outputs.get(scores).name().toLowerCase(Locale.ROOT).contains("logit");
        others = IntStream.range(0, outputs.size())
                .filter(i -> i != main() && i != label && (i != scores || !probabilities))
                .boxed()
                .toList();
        tail = new JsonBytes(128)
                .plain("\",\"version\":")
                .number(servable.version())
                .plain(",\"digest\":")
                .string(servable.digest())
                .character('}')
                .copy();
    }

    @Override
    public Reply write(Call call, Outputs outputs, int from, int to, JsonBytes out) {
        if (plain) {
            predictions(outputs, from, to, out);
            return Reply.json(out);
        }
        out.raw(PREDICTIONS);
        predictions(outputs, from, to, out);
        if (probabilities) {
            out.raw(PROBABILITIES);
            outputs.columns().get(scores).writeNested(out, from, to);
        }
        if (!classes.isEmpty()) {
            out.raw(CLASSES).raw(classList);
        }
        if (!others.isEmpty()) {
            out.raw(OUTPUTS);
            for (int index : others) {
                Column column = outputs.columns().get(index);
                out.key(column.name());
                column.writeNested(out, column.from(from, to), column.to(to));
            }
            out.character('}');
        }
        out.raw(ID).raw(call.id()).raw(tail);
        return Reply.json(out);
    }

    private void predictions(Outputs outputs, int from, int to, JsonBytes out) {
        if (label == NONE && scores != NONE && !classes.isEmpty()) {
            likeliest(outputs.columns().get(scores), from, to, out);
            return;
        }
        Column column = outputs.columns().get(Math.max(label, main()));
        if (column.rank() == 2 && column.width() == 1) {
            out.character('[');
            column.writeFlat(out, column.from(from, to), column.to(to));
            out.character(']');
            return;
        }
        column.writeNested(out, column.from(from, to), column.to(to));
    }

    private void likeliest(Column column, int from, int to, JsonBytes out) {
        int width = column.width();
        out.character('[');
        for (int row = from; row < to; row++) {
            if (row > from) {
                out.character(',');
            }
            int best = 0;
            if (width == 1) {
                best = column.number(row) >= 0.5 ? 1 : 0;
            }
            for (int i = 1; i < width; i++) {
                if (column.number(row * width + i) > column.number(row * width + best)) {
                    best = i;
                }
            }
            out.raw(classes.get(best));
        }
        out.character(']');
    }

    /** The output that the predictions are taken from if it is not the label. */
    private int main() {
        return label != NONE || scores != NONE ? NONE : 0;
    }

    private static byte[] list(List<byte[]> values) {
        var out = new JsonBytes(64).character('[');
        var separated = new ArrayList<>(values);
        for (int i = 0; i < separated.size(); i++) {
            if (i > 0) {
                out.character(',');
            }
            out.raw(separated.get(i));
        }
        return out.character(']').copy();
    }
}
