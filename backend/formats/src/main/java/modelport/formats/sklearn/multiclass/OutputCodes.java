package modelport.formats.sklearn.multiclass;

import java.util.List;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.BinaryScores;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.cluster.Nearest;
import modelport.onnx.build.Graph;

/** One classifier for each bit of a code; the class is the one whose code is nearest to the answers. */
final class OutputCodes {
    private OutputCodes() {}

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        List<Answers> bits = estimator.children("estimators_").stream()
                .map(child -> scope.convert(child, rows))
                .toList();
        Matrix codes = estimator.matrix("code_book_");
        var scores = new BinaryScores(graph);
        return Answers.of(estimator)
                .classes(Classes.of(estimator, "classes_"))
                .vector(
                        Method.PREDICT,
                        () -> new Nearest(graph, codes)
                                .index(graph.stack(bits.stream().map(scores::of).toList())));
    }
}
