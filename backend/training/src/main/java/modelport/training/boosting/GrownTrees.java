package modelport.training.boosting;

import java.time.Duration;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import modelport.formats.boosting.Boosters;
import modelport.formats.boosting.Scores;
import modelport.formats.boosting.XgboostModel;
import modelport.onnx.build.Graph;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.Trained;
import modelport.training.tuning.TrainedGraph;

/** Trees in XGBoost's memory. */
record GrownTrees(TrainingSet set, Booster booster, Duration took) implements Trained {
    private static final String FORMAT = "ubj";

    @Override
    public Table answer(Table rows) {
        return answer(rows, 0);
    }

    /** @param rounds 0 for all */
    @Override
    public Table answer(Table rows, long rounds) {
        try {
            DMatrix data = Growth.matrix(rows);
            try {
                return answers(booster.predict(data, false, Math.toIntExact(rounds)));
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /** For two classes XGBoost gives the probability of the second one only. */
    private Table answers(float[][] predictions) {
        boolean binary = set.truth() instanceof Truth.Classes classes && classes.count() == 2;
        if (!binary) {
            return Table.of(predictions);
        }
        float[] both = new float[predictions.length * 2];
        for (int row = 0; row < predictions.length; row++) {
            both[row * 2] = 1 - predictions[row][0];
            both[row * 2 + 1] = predictions[row][0];
        }
        return new Table(2, both);
    }

    @Override
    public byte[] onnx() {
        XgboostModel model = Boosters.xgboost(bytes());
        var trained = new TrainedGraph(set);
        Graph graph = trained.graph();
        Scores scores = Boosters.append(graph, trained.rows(), model);
        return set.classes().isEmpty()
                ? trained.regressor(scores.prediction())
                : trained.classifier(Boosters.answers(graph, model, scores).probabilities());
    }

    private byte[] bytes() {
        try {
            return booster.toByteArray(FORMAT);
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
