package modelport.formats.sklearn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answer;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Several estimators answer, and a last one predicts from their answers. */
public final class Stackings {
    private Stackings() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.ensemble._stacking.StackingClassifier", Stackings::classifier,
                "sklearn.ensemble._stacking.StackingRegressor", Stackings::regressor);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Answers last = scope.convert(estimator.child("final_estimator_"), answersOfAll(estimator, 0, rows, scope));
        return Answers.of(estimator).with(Method.PREDICT, () -> last.get(Method.PREDICT));
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        if (estimator.items("classes_").stream()
                .anyMatch(label -> Values.items(label).isPresent())) {
            throw estimator.unexpected("classes_");
        }
        var classes = new Classes(estimator.items("classes_"));
        Table answers = answersOfAll(estimator, classes.count(), rows, scope);
        Answers last = scope.convert(estimator.child("final_estimator_"), answers);
        Classes own = last.classes().orElseThrow(() -> estimator.unexpected("final_estimator_"));
        long[] places = Arrays.stream(Places.encoded(estimator, own, classes.count()))
                .asLongStream()
                .toArray();
        Answers all = Answers.of(estimator).classes(classes);
        for (Method method : List.of(Method.PREDICT_PROBA, Method.DECISION_FUNCTION)) {
            if (last.has(method)) {
                all.with(method, () -> last.get(method));
            }
        }
        return all.vector(Method.PREDICT, () -> graph.gather(graph.longs(places), last.value(Method.PREDICT), 0));
    }

    /** What the first estimators answer, side by side; before the rows themselves if these are passed on. */
    private static Table answersOfAll(Estimator estimator, int classes, Table rows, Scope scope) {
        List<Estimator> members = estimator.children("estimators_");
        List<String> methods = estimator.items("stack_method_").stream()
                .map(method -> Values.text(method).orElseThrow(() -> estimator.unexpected("stack_method_")))
                .toList();
        if (members.isEmpty() || methods.size() != members.size()) {
            throw estimator.unexpected("stack_method_");
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            tables.add(answer(estimator, methods.get(i), classes, scope.convert(members.get(i), rows), scope.graph()));
        }
        if (estimator.flag("passthrough", false)) {
            tables.add(rows);
        }
        return Table.beside(scope.graph(), tables);
    }

    private static Table answer(Estimator estimator, String name, int classes, Answers member, Graph graph) {
        Answer answer = switch (name) {
            case "predict_proba" -> member.get(Method.PREDICT_PROBA);
            case "decision_function" -> member.get(Method.DECISION_FUNCTION);
            case "predict" -> predicted(estimator, member, graph);
            default -> throw estimator.unsupported("stack_method", name);
        };
        Value value = answer.width() == 0 ? graph.unsqueeze(answer.value(), 1) : answer.value();
        int width = Math.max(1, answer.width());
        // The probability of the first of two classes says nothing that the second does not say.
        return name.equals("predict_proba") && classes == 2
                ? Table.of(graph, graph.columns(value, 1, width), width - 1)
                : Table.of(graph, value, width);
    }

    /** Numbers, or labels that are numbers. */
    private static Answer predicted(Estimator estimator, Answers member, Graph graph) {
        Answer answer = member.get(Method.PREDICT);
        if (member.classes().isEmpty()) {
            return new Answer(graph.cast(answer.value(), ElementType.DOUBLE), answer.width());
        }
        Classes classes = member.classes().get();
        if (classes.type() == ElementType.STRING) {
            throw estimator.unsupported("stack_method", "predict");
        }
        return new Answer(graph.gather(graph.doubles(classes.doubles()), answer.value(), 0), answer.width());
    }
}
