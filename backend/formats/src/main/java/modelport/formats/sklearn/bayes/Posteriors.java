package modelport.formats.sklearn.bayes;

import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How classifiers answer that know the logarithm of how likely each class is together with the row. */
public final class Posteriors {
    private Posteriors() {}

    /** Answers {@code predict} and {@code predict_proba} of joint log-likelihoods, of shape [N, classes]. */
    public static Answers answers(Estimator estimator, Graph graph, Supplier<Value> likelihoods) {
        var classes = new Classes(estimator.items("classes_"));
        Supplier<Value> once = Answers.once(likelihoods);
        return Answers.of(estimator)
                .classes(classes)
                .vector(Method.PREDICT, () -> graph.argMax(once.get(), 1))
                .matrix(Method.PREDICT_PROBA, classes.count(), () -> probabilities(graph, once.get()));
    }

    /** {@code exp(likelihood - log(sum(exp(likelihoods))))}, where a largest one of infinity does not matter. */
    public static Value probabilities(Graph graph, Value likelihoods) {
        return graph.exp(graph.sub(likelihoods, logSum(graph, likelihoods)));
    }

    /** {@code scipy.special.logsumexp} of each row, of shape [N, 1]. */
    public static Value logSum(Graph graph, Value values) {
        Value largest = graph.reduce("ReduceMax", values, 1, true);
        Value infinite = graph.equal(graph.abs(largest), graph.number(Double.POSITIVE_INFINITY));
        Value shift = graph.where(infinite, graph.number(0), largest);
        Value sum = graph.sum(graph.exp(graph.sub(values, shift)), 1, true);
        return graph.add(graph.log(sum), shift);
    }
}
