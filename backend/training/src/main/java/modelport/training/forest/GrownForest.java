package modelport.training.forest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.tuning.Trained;
import modelport.training.tuning.TrainedGraph;

/** Trees whose answers are averaged. */
record GrownForest(TrainingSet set, int width, List<Tree> trees, Duration took) implements Trained {
    GrownForest {
        trees = List.copyOf(trees);
    }

    @Override
    public Table answer(Table rows) {
        return answer(rows, trees.size());
    }

    /** @param rounds number of trees that are asked */
    @Override
    public Table answer(Table rows, long rounds) {
        float[] answers = new float[rows.rows() * width];
        double[] sums = new double[width];
        for (int row = 0; row < rows.rows(); row++) {
            Arrays.fill(sums, 0);
            for (Tree tree : trees.subList(0, (int) rounds)) {
                double[] said = tree.said(rows, row);
                for (int i = 0; i < width; i++) {
                    sums[i] += said[i];
                }
            }
            for (int i = 0; i < width; i++) {
                answers[row * width + i] = (float) (sums[i] / rounds);
            }
        }
        return new Table(width, answers);
    }

    @Override
    public byte[] onnx() {
        var trained = new TrainedGraph(set);
        var forest = new ForestGraph(trained.graph(), trained.rows(), trees);
        return set.classes().isEmpty() ? trained.regressor(forest.means()) : trained.classifier(forest.shares(width));
    }

    @Override
    public void close() {
        // Arrays need no end.
    }
}
