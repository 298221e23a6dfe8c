package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.datasets.ColumnType;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.monitoring.ColumnScale;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.evaluation.InputColumn;
import modelport.evaluation.ModelRows;
import modelport.evaluation.RowWalk;
import modelport.evaluation.WalkedRows;
import modelport.gateway.ProfilePlan;
import modelport.server.monitoring.internal.CountedColumn.Head;
import modelport.server.monitoring.internal.CountedColumn.Origin;
import modelport.server.monitoring.internal.ReferenceColumn.Counted;
import org.jspecify.annotations.Nullable;

/** Everything that a monitor counts of the reference: what goes into the model, and what it answers. */
final class ReferenceColumns {
    /** What a model says of a row is two columns at most. */
    private static final int ANSWERS = 2;

    private final List<ReferenceColumn> features = new ArrayList<>();
    /** For each of the features its place among the model's columns; -1 for a whole row. */
    private final List<Integer> places = new ArrayList<>();

    private final Set<String> names = new HashSet<>();
    private final ReferenceColumn.@Nullable Texts labels;
    private final ReferenceColumn.@Nullable Numbers confidences;
    private final ReferenceColumn.@Nullable Numbers numbers;
    private boolean unsure;

    ReferenceColumns(ModelRows rows) {
        Map<String, List<InputColumn>> inputs = rows.columns().stream()
                .collect(Collectors.groupingBy(InputColumn::input, LinkedHashMap::new, Collectors.toList()));
        int room = ProfilePlan.MOST - ANSWERS;
        int place = 0;
        for (List<InputColumn> input : inputs.values()) {
            // Whatever does not fit column by column is counted as a whole.
            boolean single = input.size() <= room - (inputs.size() - 1);
            if (single) {
                input.forEach(column -> add(rows.signature(), column));
            } else if (!isText(rows.signature(), input.getFirst().input())) {
                addWhole(input.getFirst().input());
            }
            for (int i = 0; single && i < input.size(); i++) {
                places.add(place + i);
            }
            place += input.size();
            room -= single ? input.size() : 1;
        }
        RowWalk.Outputs outputs = RowWalk.outputs(rows);
        boolean classes = rows.kind() == EvaluationKind.CLASSIFICATION;
        boolean values = rows.kind() == EvaluationKind.REGRESSION;
        labels = classes ? labels(name(outputs.label(), "label")) : null;
        confidences = classes ? numbers(name(outputs.values(), "probability"), Origin.LARGEST_PROBABILITY) : null;
        numbers = values ? numbers(name(outputs.values(), "prediction"), Origin.PREDICTION) : null;
    }

    void add(WalkedRows rows) {
        features.forEach(feature -> feature.add(rows));
        if (labels != null) {
            labels.add(rows);
        }
        unsure |= rows.confidences() == null;
        if (confidences != null && !unsure) {
            confidences.add(rows);
        }
        if (numbers != null) {
            numbers.add(rows);
        }
    }

    /**
     * With their cells, features first.
     *
     * @param importance of each of the model's columns; empty if nobody knows
     */
    List<Weighed> weighed(Optional<double[]> importance) {
        var all = new ArrayList<Weighed>();
        for (int i = 0; i < features.size(); i++) {
            int place = places.get(i);
            Double share =
                    place < 0 ? null : importance.map(shares -> shares[place]).orElse(null);
            features.get(i).counted().ifPresent(column -> all.add(new Weighed(column, share)));
        }
        answers().forEach(column -> all.add(new Weighed(column, null)));
        return all;
    }

    private List<Counted> answers() {
        var answers = new ArrayList<Counted>();
        if (labels != null) {
            labels.counted().ifPresent(answers::add);
        }
        if (confidences != null && !unsure) {
            confidences.counted().ifPresent(answers::add);
        }
        if (numbers != null) {
            numbers.counted().ifPresent(answers::add);
        }
        return answers;
    }

    private void add(Signature signature, InputColumn column) {
        String name = name(column.name(), column.name());
        if (isText(signature, column.input())) {
            var head = new Head(name, ColumnScale.CATEGORY, Origin.ELEMENT, column.input(), column.index());
            boolean prose = signature.text() != null || column.type() == ColumnType.TEXT;
            features.add(
                    new ReferenceColumn.Texts(head, column.width() == 1, prose, (rows, row) -> rows.text(column, row)));
            return;
        }
        var head = new Head(name, ColumnScale.NUMBER, Origin.ELEMENT, column.input(), column.index());
        features.add(new ReferenceColumn.Numbers(head, (rows, row) -> rows.number(column, row)));
    }

    private void addWhole(String input) {
        var head = new Head(name(input, input), ColumnScale.MEAN, Origin.MEAN, input, 0);
        features.add(new ReferenceColumn.Numbers(head, (rows, row) -> rows.mean(input, row)));
        places.add(-1);
    }

    private static ReferenceColumn.Texts labels(String name) {
        var head = new Head(name, ColumnScale.CATEGORY, Origin.LABEL, null, 0);
        return new ReferenceColumn.Texts(head, false, false, (rows, row) -> {
            List<String> labels = rows.labels();
            return labels == null ? null : labels.get(row);
        });
    }

    private static ReferenceColumn.Numbers numbers(String name, Origin origin) {
        var head = new Head(name, ColumnScale.NUMBER, origin, null, 0);
        return new ReferenceColumn.Numbers(head, (rows, row) -> {
            double[] values = origin == Origin.PREDICTION ? rows.numbers() : rows.confidences();
            return values == null ? Double.NaN : values[row];
        });
    }

    /** Columns are known by their names, so that no two have the same. */
    private String name(@Nullable String wanted, String otherwise) {
        String name = wanted == null ? otherwise : wanted;
        while (!names.add(name)) {
            name += "'";
        }
        return name;
    }

    private static boolean isText(Signature signature, String input) {
        return signature.text() != null
                || signature.inputs().stream()
                        .anyMatch(spec -> spec.name().equals(input) && spec.type() == DataType.BYTES);
    }

    /**
     * A column and how much it matters.
     *
     * @param importance null if nobody knows
     */
    record Weighed(Counted column, @Nullable Double importance) {
        CountedColumn result() {
            return CountedColumn.of(column.head(), column.cells(), column.counts(), importance);
        }
    }
}
