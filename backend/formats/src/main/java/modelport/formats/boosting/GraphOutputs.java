package modelport.formats.boosting;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.formats.boosting.Columns.Column;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The outputs of a converted booster.
 *
 * <ul>
 *   <li>Classes: {@code label} [N], the class's index or its name where the file knows names; {@code probabilities} [N,
 *       classes], two columns for two classes; {@code margin}, the raw scores, [N] for two classes and [N, classes] for
 *       more. What a booster's own {@code predict} gives for two classes is the second column of the probabilities.
 *   <li>Several yes or no: {@code label}, {@code probabilities} and {@code margin}, all [N, targets].
 *   <li>Numbers and ranks: {@code prediction}, and {@code margin} where that is another number; [N], or [N, targets].
 * </ul>
 *
 * An output whose name is a column's gets an underscore behind it.
 */
final class GraphOutputs {
    private static final String ROWS = "N";

    private final Graph graph;
    private final Booster booster;
    private final Set<String> taken;

    private GraphOutputs(Graph graph, Booster booster) {
        this.graph = graph;
        this.booster = booster;
        taken = booster.columns().list().stream().map(Column::name).collect(Collectors.toCollection(HashSet::new));
    }

    static void add(Graph graph, Booster booster, Scores scores) {
        var outputs = new GraphOutputs(graph, booster);
        if (booster.task().isClassification()) {
            outputs.classes(scores);
        } else {
            outputs.numbers(scores);
        }
    }

    private void classes(Scores scores) {
        Answers answers = Answers.of(graph, booster, scores);
        int classes = booster.task() == Task.BINARY ? 2 : booster.outputs();
        if (booster.task() == Task.MULTILABEL) {
            matrix("label", answers.label(), classes);
        } else {
            graph.output(free("label"), ClassNames.of(booster).named(graph, answers.label(), classes), ROWS);
        }
        matrix("probabilities", answers.probabilities(), classes);
        add("margin", scores.margin());
    }

    private void numbers(Scores scores) {
        add("prediction", scores.prediction());
        if (!scores.margin().equals(scores.prediction())) {
            add("margin", scores.margin());
        }
    }

    /** One number a row is not wrapped into a list. */
    private void add(String name, Value values) {
        if (booster.outputs() == 1) {
            graph.output(free(name), graph.reshape(values, -1), ROWS);
        } else {
            matrix(name, values, booster.outputs());
        }
    }

    private void matrix(String name, Value values, int columns) {
        graph.output(free(name), values, ROWS, columns);
    }

    private String free(String name) {
        String free = name;
        while (!taken.add(free)) {
            free += "_";
        }
        return free;
    }
}
