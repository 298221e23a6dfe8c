package modelport.formats.huggingface;

import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The last layer of a classifier: scores, and what they are as probabilities. */
final class ClassScores {
    private static final String PROBLEM = "problem_type";

    private final Network network;
    private final Config config;

    ClassScores(Network network, Config config) {
        this.network = network;
        this.config = config;
    }

    /** Writes the outputs, and names the classes. */
    List<String> build(Value x, String name, int width, List<ModelPart> parts) {
        Graph graph = network.graph();
        int labels = network.book().rows(name + ".weight", width);
        Value scores = network.linear(x, name, width, labels);
        String problem = config.text(PROBLEM, labels == 1 ? "regression" : "single_label_classification");
        String answer = switch (problem) {
            case "single_label_classification" -> "softmax";
            case "multi_label_classification" -> "sigmoid";
            case "regression" -> "numbers";
            default ->
                throw config.wrong(
                        PROBLEM, problem, "single_label_classification, multi_label_classification, regression");
        };
        // Where there are probabilities, they come first: the first output is what evaluations judge.
        if (answer.equals("softmax")) {
            graph.output("probabilities", graph.softmax(scores), Encoder.ROWS, labels);
        } else if (answer.equals("sigmoid")) {
            graph.output("probabilities", graph.sigmoid(scores), Encoder.ROWS, labels);
        }
        graph.output("logits", scores, Encoder.ROWS, labels);
        parts.add(Parts.of("Classifier", name, "classes", labels, "answers", answer));
        return answer.equals("numbers") ? List.of() : config.labels(labels);
    }
}
