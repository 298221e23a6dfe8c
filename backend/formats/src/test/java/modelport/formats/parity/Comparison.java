package modelport.formats.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds a model's answers against those of its library. */
final class Comparison {
    private final FixtureRecord fixture;
    private final Map<String, Tensor> answers;
    private double largest;
    private String difference = "";

    private Comparison(FixtureRecord fixture, Map<String, Tensor> answers) {
        this.fixture = fixture;
        this.answers = answers;
    }

    /** Largest difference of all numbers, relative where they are above 1; and the first that is too large, or "". */
    record Result(double largest, String difference) {}

    static Result of(FixtureRecord fixture, Map<String, Tensor> answers) {
        var comparison = new Comparison(fixture, answers);
        fixture.json()
                .get("outputs")
                .properties()
                .forEach(output -> comparison.output(output.getKey(), output.getValue()));
        return new Result(comparison.largest, comparison.difference);
    }

    private void output(String method, JsonNode expected) {
        switch (method) {
            case "predict" -> labelsOrNumbers(expected);
            case "predict_proba" -> probabilities(expected);
            case "decision_function" -> numbers(method, expected, answers.get("decision"));
            case "transform" -> transformed(expected);
            case "score_samples" -> numbers(method, expected, answers.get("score"));
            case "predict_std" -> numbers(method, expected, answers.get("deviation"));
            default -> differ(method + " is not compared");
        }
    }

    private void transformed(JsonNode expected) {
        Tensor answer = answers.get("transformed");
        List<JsonNode> leaves = leaves(expected);
        if (answer != null && leaves.stream().anyMatch(leaf -> leaf.isString() && answer.value(0) instanceof String)) {
            labels("transform", expected, answer);
        } else {
            numbers("transform", expected, answer);
        }
    }

    private void labelsOrNumbers(JsonNode expected) {
        Tensor label = answers.get("label");
        if (label == null) {
            numbers("predict", expected, answers.get("prediction"));
        } else {
            labels("predict", expected, label);
        }
    }

    /** Several targets have one output each. */
    private void probabilities(JsonNode expected) {
        if (answers.containsKey("probabilities")) {
            numbers("predict_proba", expected, answers.get("probabilities"));
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            numbers("predict_proba", expected.get(i), answers.get("probabilities_" + i));
        }
    }

    private void labels(String method, JsonNode expected, Tensor answer) {
        List<JsonNode> leaves = leaves(expected);
        if (leaves.size() != answer.elements()) {
            differ(method + " has " + answer.elements() + " values instead of " + leaves.size());
            return;
        }
        int width = Math.max(1, leaves.size() / Math.max(1, expected.size()));
        for (int i = 0; i < leaves.size(); i++) {
            boolean same = same(leaves.get(i), answer.value(i));
            if (!same && !isTie(i / width)) {
                differ("%s row %d: %s instead of %s"
                        .formatted(
                                method,
                                i / width,
                                answer.value(i),
                                leaves.get(i).asString()));
            }
        }
    }

    private static boolean same(JsonNode expected, Object answer) {
        return switch (answer) {
            case String text -> expected.isNull() ? text.equals("\uffff") : text.equals(expected.asString());
            case Boolean truth -> truth == (FixtureInputs.number(expected) != 0);
            case Number number -> number.doubleValue() == FixtureInputs.number(expected);
            default -> false;
        };
    }

    /** Whether the two best scores of a row are as good as equal. */
    private boolean isTie(int row) {
        for (String method : List.of("predict_proba", "decision_function")) {
            JsonNode scores = fixture.json().path("outputs").path(method).path(row);
            if (scores.isArray() && scores.size() > 1 && scores.get(0).isNumber()) {
                double[] sorted = leaves(scores).stream()
                        .mapToDouble(FixtureInputs::number)
                        .sorted()
                        .toArray();
                return sorted[sorted.length - 1] - sorted[sorted.length - 2] < fixture.tolerance(method);
            }
            if (scores.isNumber()) {
                return Math.abs(scores.doubleValue()) < fixture.tolerance(method);
            }
        }
        return false;
    }

    private void numbers(String method, JsonNode expected, @Nullable Tensor answer) {
        List<JsonNode> leaves = leaves(expected);
        if (answer == null || answer.elements() != leaves.size()) {
            differ(method + (answer == null ? " is not answered" : " has another size: " + answer.elements()));
            return;
        }
        for (int i = 0; i < leaves.size(); i++) {
            if (!(answer.value(i) instanceof Number) && !(answer.value(i) instanceof Boolean)) {
                differ(method + " is no number: " + answer.value(i));
                return;
            }
            double wanted = FixtureInputs.number(leaves.get(i));
            double got = answer.value(i) instanceof Boolean truth
                    ? (truth ? 1 : 0)
                    : ((Number) answer.value(i)).doubleValue();
            number(method, i, wanted, got);
        }
    }

    private void number(String method, int index, double wanted, double got) {
        if (Double.compare(wanted, got) == 0 || wanted == got) {
            return;
        }
        double error = Math.abs(wanted - got) / Math.max(1, Math.abs(wanted));
        if (Double.isFinite(error)) {
            largest = Math.max(largest, error);
        }
        if (!(error <= fixture.tolerance(method))) {
            differ("%s value %d: %s instead of %s".formatted(method, index, got, wanted));
        }
    }

    private void differ(String what) {
        if (difference.isEmpty()) {
            difference = what;
        }
    }

    private static List<JsonNode> leaves(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> all = new ArrayList<>();
        node.forEach(child -> all.addAll(leaves(child)));
        return all;
    }
}
