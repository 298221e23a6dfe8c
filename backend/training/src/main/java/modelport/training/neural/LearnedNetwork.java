package modelport.training.neural;

import java.time.Duration;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.network.Columns;
import modelport.training.network.Learner;
import modelport.training.network.LearningEngines;
import modelport.training.network.Network;
import modelport.training.network.NetworkGraph;
import modelport.training.network.Weights;
import modelport.training.tuning.Trained;
import modelport.training.tuning.TrainedGraph;

/** A network that has learned. */
record LearnedNetwork(
        TrainingSet set, Columns columns, Network network, Answers answers, Weights weights, Duration took)
        implements Trained {
    @Override
    public Table answer(Table rows) {
        float[] inputs = columns.prepared(rows).values();
        try (Learner learner = LearningEngines.java().learner(network, weights, answers.objective(), 0)) {
            return new Table(answers.width(), answers.said(learner.outputs(inputs, rows.rows())));
        }
    }

    @Override
    public byte[] onnx() {
        var trained = new TrainedGraph(set);
        Graph graph = trained.graph();
        Value inputs = columns.append(graph, trained.rows());
        if (answers.classes()) {
            return trained.classifier(graph.softmax(NetworkGraph.append(graph, inputs, network, weights)));
        }
        Weights finished = weights.rescaled(answers.deviations(), answers.means());
        return trained.regressor(NetworkGraph.append(graph, inputs, network, finished));
    }

    @Override
    public void close() {
        // Arrays need no end.
    }
}
