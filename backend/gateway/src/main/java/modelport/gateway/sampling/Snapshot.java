package modelport.gateway.sampling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.SampledPrediction;
import modelport.gateway.profile.Profile;
import modelport.gateway.profile.Values;
import modelport.inference.OutputRoles;
import org.jspecify.annotations.Nullable;

/** What is kept of a request and its answer: values that a person can read, and of what is large only a summary. */
public final class Snapshot {
    /** Rows with more values are summed up. */
    private static final int MOST_VALUES = 200;
    /** Requests with more rows are not kept. */
    private static final int MOST_ROWS = 256;
    /** Texts are cut there, and sooner where there are many. */
    private static final int MOST_CHARACTERS = 1_000;

    private static final int FEWEST_CHARACTERS = 20;
    private static final int ALL_CHARACTERS = 1 << 16;
    /** A row with so many values costs twice as much as one with few. */
    private static final int USUAL_VALUES = 20_000;

    private final Profile.Shape shape;
    private final OutputRoles roles;

    public Snapshot(Profile.Shape shape) {
        this.shape = shape;
        this.roles = OutputRoles.of(shape.outputs(), shape.classes());
    }

    /** What it takes to keep these rows, in rows of the usual size; 0 where they are not kept. */
    public static int cost(Profile.Rows rows) {
        if (rows.count() > MOST_ROWS) {
            return 0;
        }
        long values = 0;
        for (Values input : rows.inputs()) {
            values += input.width();
        }
        return (int) (rows.count() * (1 + values / USUAL_VALUES));
    }

    /** Of rows that are being answered. */
    public List<SampledPrediction.Row> of(Profile.Rows rows) {
        var kept = new ArrayList<SampledPrediction.Row>(rows.count());
        int texts = rows.inputs().stream().mapToInt(Values::width).sum() * rows.count();
        int longest = Math.clamp(ALL_CHARACTERS / Math.max(1, texts), FEWEST_CHARACTERS, MOST_CHARACTERS);
        for (int row = 0; row < rows.count(); row++) {
            Map<String, @Nullable Object> input = new LinkedHashMap<>();
            for (Values values : rows.inputs()) {
                input(input, values, rows.from() + row, longest);
            }
            kept.add(new SampledPrediction.Row(input, output(rows.outputs(), rows.answered() + row, longest)));
        }
        return kept;
    }

    private void input(Map<String, @Nullable Object> input, Values values, int row, int longest) {
        List<String> columns = shape.inputs().stream()
                .filter(spec -> spec.name().equals(values.name()))
                .findFirst()
                .map(TensorSpec::columns)
                .orElse(List.of());
        int width = values.width();
        if (columns.size() != width || width > MOST_VALUES) {
            input.put(values.name(), value(values, row, longest));
            return;
        }
        for (int i = 0; i < width; i++) {
            input.put(columns.get(i), single(values, row * width + i, longest));
        }
    }

    private PredictedRow output(List<? extends Values> outputs, int row, int longest) {
        Map<String, Object> others = new LinkedHashMap<>();
        String label = null;
        List<Double> probabilities = null;
        Double number = null;
        for (int i = 0; i < outputs.size(); i++) {
            Values values = outputs.get(i);
            boolean only = roles.label() == OutputRoles.NONE && roles.scores() == OutputRoles.NONE && i == 0;
            if (i == roles.label()) {
                label = String.valueOf(single(values, row * values.width(), longest));
            } else if (i == roles.scores() && values.width() <= MOST_VALUES) {
                probabilities = numbers(values, row);
            } else if (only
                    && single(values, row * values.width(), longest) instanceof Number predicted
                    && values.width() == 1) {
                number = number(predicted);
            } else {
                Object value = value(values, row, longest);
                if (value != null) {
                    others.put(values.name(), value);
                }
            }
        }
        if (label == null && roles.scores() != OutputRoles.NONE) {
            label = likeliest(outputs.get(roles.scores()), row);
        }
        return new PredictedRow(label, probabilities, number, others);
    }

    private @Nullable String likeliest(Values scores, int row) {
        int best = Profile.likeliest(scores, row);
        return best < shape.classes().size() ? shape.classes().get(best) : null;
    }

    private static List<Double> numbers(Values values, int row) {
        var numbers = new ArrayList<Double>(values.width());
        for (int i = 0; i < values.width(); i++) {
            Object value = values.value(row * values.width() + i);
            numbers.add(value instanceof Number number ? number(number) : Double.NaN);
        }
        return numbers.stream().anyMatch(number -> !Double.isFinite(number)) ? List.of() : numbers;
    }

    private static @Nullable Object value(Values values, int row, int longest) {
        int width = values.width();
        if (width == 1) {
            return single(values, row, longest);
        }
        if (width > MOST_VALUES) {
            return Summary.of(values, row);
        }
        var list = new ArrayList<@Nullable Object>(width);
        for (int i = 0; i < width; i++) {
            list.add(single(values, row * width + i, longest));
        }
        return list;
    }

    /** The shortest number that is the same in its own type: 0.1 stays 0.1. */
    private static Double number(Number number) {
        return number instanceof Float single ? Double.parseDouble(single.toString()) : number.doubleValue();
    }

    /** Without what no database takes: zeros, and halves of characters. */
    private static String clean(String text) {
        byte[] utf8 = text.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static @Nullable Object single(Values values, int index, int longest) {
        return switch (values.value(index)) {
            case Float number when !Float.isFinite(number) -> null;
            case Float number -> number(number);
            case Double number when !Double.isFinite(number) -> null;
            case String text -> clean(text.length() > longest ? text.substring(0, longest) + "…" : text);
            case Object other -> other;
        };
    }
}
