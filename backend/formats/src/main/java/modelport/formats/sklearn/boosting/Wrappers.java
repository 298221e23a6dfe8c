package modelport.formats.sklearn.boosting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import modelport.formats.boosting.Booster;
import modelport.formats.boosting.Boosters;
import modelport.formats.boosting.Columns.Column;
import modelport.formats.boosting.Columns.Texts;
import modelport.formats.boosting.Scores;
import modelport.formats.boosting.Task;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * XGBoost's and LightGBM's estimators. A booster of XGBoost sees floats, so that numbers are rounded on their way into
 * it, and what it is told to take for missing is missing.
 */
public final class Wrappers {
    private Wrappers() {}

    public static Map<String, Converter> converters() {
        Map<String, Converter> converters = new HashMap<>();
        Wrapped.XGBOOST.forEach(path -> converters.put(path, Wrappers::convert));
        Wrapped.LIGHTGBM.forEach(path -> converters.put(path, Wrappers::convert));
        return converters;
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Booster booster = Wrapped.booster(estimator);
        if (rows.width() != booster.columns().size()) {
            throw estimator.unexpected("_Booster");
        }
        Graph graph = scope.graph();
        Supplier<Scores> scores =
                Answers.once(() -> Boosters.append(graph, matrix(graph, rows, booster, estimator), booster));
        Answers answers = Answers.of(estimator);
        return booster.task().isClassification()
                ? classes(answers, estimator, graph, booster, scores)
                : numbers(answers, estimator, graph, booster, scores);
    }

    private static Answers numbers(
            Answers answers, Estimator estimator, Graph graph, Booster booster, Supplier<Scores> scores) {
        if (estimator.name().endsWith("Classifier")) {
            throw estimator.unsupported("objective", estimator.text("objective", "custom"));
        }
        Supplier<Value> prediction = () -> graph.cast(scores.get().prediction(), ElementType.DOUBLE);
        return booster.outputs() == 1
                ? answers.vector(Method.PREDICT, () -> graph.reshape(prediction.get(), -1))
                : answers.matrix(Method.PREDICT, booster.outputs(), prediction);
    }

    private static Answers classes(
            Answers answers, Estimator estimator, Graph graph, Booster booster, Supplier<Scores> scores) {
        int count = booster.task() == Task.BINARY ? 2 : booster.outputs();
        Supplier<modelport.formats.boosting.Answers> said =
                Answers.once(() -> Boosters.answers(graph, booster, scores.get()));
        answers.matrix(Method.PREDICT_PROBA, count, () -> graph.cast(said.get().probabilities(), ElementType.DOUBLE));
        return booster.task() == Task.MULTILABEL
                ? answers.matrix(Method.PREDICT, count, () -> said.get().label())
                : answers.classes(known(estimator, count))
                        .vector(Method.PREDICT, () -> said.get().label());
    }

    /** The classes by the names that the wrapper has for them; otherwise they only count. */
    private static Classes known(Estimator estimator, int count) {
        Optional<Classes> own = List.of("classes_", "_classes").stream()
                .filter(estimator::has)
                .findFirst()
                .map(attribute -> Classes.of(estimator, attribute));
        Optional<Classes> encoded =
                estimator.has("_le") && estimator.child("_le").has("classes_")
                        ? Optional.of(Classes.of(estimator.child("_le"), "classes_"))
                        : Optional.empty();
        return own.or(() -> encoded)
                .filter(classes -> classes.count() == count)
                .orElseGet(() -> new Classes(LongStream.range(0, count)
                        .<PyValue>mapToObj(PyValue.Int::of)
                        .toList()));
    }

    private static Value matrix(Graph graph, Table rows, Booster booster, Estimator estimator) {
        ElementType type = Boosters.elementType(booster);
        List<Column> columns = booster.columns().list();
        Value matrix;
        if (booster.columns().isPlain()) {
            matrix = graph.cast(rows.numbers(), type);
        } else {
            List<Value> numbers = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Value input = columns.get(i) instanceof Texts ? rows.texts(i) : rows.numbers(i);
                numbers.add(Boosters.number(graph, input, columns.get(i), type));
            }
            matrix = graph.concat(1, numbers);
        }
        return type == ElementType.FLOAT ? withMissing(graph, matrix, estimator) : matrix;
    }

    /** Another number than NaN may stand for what is missing. */
    private static Value withMissing(Graph graph, Value matrix, Estimator estimator) {
        float missing = (float) estimator.number("missing", Double.NaN);
        if (Float.isNaN(missing)) {
            return matrix;
        }
        Value nan = graph.floats(new float[] {Float.NaN});
        return graph.where(graph.equal(matrix, graph.floats(new float[] {missing})), nan, matrix);
    }
}
