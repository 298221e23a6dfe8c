package modelport.formats.sklearn.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * What trees that classify choose from: the classes of one target, or of each of several.
 *
 * <p>A leaf has a number for each class, target after target; each target has room for the most classes of any.
 */
record Targets(List<Classes> classes) {
    Targets {
        classes = List.copyOf(classes);
    }

    static Targets of(Estimator estimator) {
        List<PyValue> each =
                estimator.integer("n_outputs_") == 1 ? List.of(estimator.get("classes_")) : estimator.items("classes_");
        return new Targets(each.stream()
                .map(labels -> Values.items(labels).orElseThrow(() -> estimator.unexpected("classes_")))
                .map(Classes::new)
                .toList());
    }

    /** Classes of all targets. */
    int width() {
        return classes.stream().mapToInt(Classes::count).sum();
    }

    private int room() {
        return classes.stream().mapToInt(Classes::count).max().orElse(0);
    }

    /** How many numbers each leaf has. */
    int leafWidth() {
        return classes.size() * room();
    }

    /**
     * A leaf's probabilities of all classes.
     *
     * @param counted whether the leaf has weights of rows, which are still to be divided by their sum
     */
    double[] probabilities(CartTree tree, int leaf, boolean counted) {
        double[] values = tree.value(leaf);
        double[] probabilities = new double[width()];
        int next = 0;
        for (int target = 0; target < classes.size(); target++) {
            int first = target * room();
            int count = classes.get(target).count();
            double sum = counted ? sum(values, first, count) : 1;
            for (int i = 0; i < count; i++) {
                probabilities[next++] = values[first + i] / sum;
            }
        }
        return probabilities;
    }

    private static double sum(double[] values, int first, int count) {
        double sum = 0;
        for (int i = first; i < first + count; i++) {
            sum += values[i];
        }
        return sum == 0 ? 1 : sum;
    }

    /** Which class of each target a leaf chooses: the first with the largest number. */
    double[] choices(CartTree tree, int leaf) {
        double[] values = tree.value(leaf);
        return IntStream.range(0, classes.size())
                .mapToDouble(target -> largest(values, target * room(), room()))
                .toArray();
    }

    private static int largest(double[] values, int first, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[first + i] > values[first + best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * The answers for one target or each of several, of which the most probable class is predicted.
     *
     * @param probabilities of all classes, of shape [N, width]
     */
    Answers answers(Estimator estimator, Graph graph, Supplier<Value> probabilities) {
        return answers(
                estimator,
                graph,
                probabilities,
                (_, answers) -> () -> graph.argMax(answers.value(Method.PREDICT_PROBA), 1));
    }

    /** How the class of a target is chosen, of which the probabilities are known: an index for each row. */
    @FunctionalInterface
    interface Choice {
        Supplier<Value> of(int target, Answers answers);
    }

    Answers answers(Estimator estimator, Graph graph, Supplier<Value> probabilities, Choice choice) {
        Supplier<Value> all = Answers.once(probabilities);
        List<Answers> targets = new ArrayList<>();
        int first = 0;
        for (int target = 0; target < classes.size(); target++) {
            Classes its = classes.get(target);
            int from = first;
            Answers answers = Answers.of(estimator).classes(its);
            answers.matrix(Method.PREDICT_PROBA, its.count(), () -> columns(graph, all.get(), from, its.count()));
            targets.add(answers.vector(Method.PREDICT, choice.of(target, answers)));
            first += its.count();
        }
        return targets.size() == 1 ? targets.getFirst() : Answers.of(estimator).each(targets);
    }

    private Value columns(Graph graph, Value all, int first, int count) {
        return count == width() ? all : graph.columns(all, first, first + count);
    }
}
