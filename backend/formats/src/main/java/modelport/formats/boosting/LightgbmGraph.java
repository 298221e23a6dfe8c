package modelport.formats.boosting;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Writes a LightGBM model into a graph. Everything is a double, as in the library. */
final class LightgbmGraph {
    /** Beyond this log(1 + exp(x)) is x. */
    private static final double LINEAR_FROM = 40;

    private final Graph graph;
    private final LightgbmModel model;

    private LightgbmGraph(Graph graph, LightgbmModel model) {
        this.graph = graph;
        this.model = model;
    }

    static Scores append(Graph graph, Value matrix, LightgbmModel model) {
        var writer = new LightgbmGraph(graph, model);
        Value margin = writer.margin(matrix);
        Value score = model.averages() ? graph.div(margin, graph.number(model.rounds())) : margin;
        return new Scores(margin, writer.prediction(score));
    }

    private Value margin(Value matrix) {
        Forest forest = model.forest();
        boolean zeros = forest.trees().stream().anyMatch(tree -> tree.splits().splitsZero());
        Value seen = zeros ? withoutTinyNumbers(matrix) : matrix;
        return new ForestGraph(graph, seen, forest, CategoryRule.LIGHTGBM).sums(new double[0]);
    }

    /** LightGBM drops what it takes for zero before the trees see it. */
    private Value withoutTinyNumbers(Value matrix) {
        Value tiny = graph.lessOrEqual(graph.abs(matrix), graph.number(Splits.ZERO));
        return graph.where(tiny, graph.number(0), matrix);
    }

    private Value prediction(Value score) {
        return switch (model.objective().kind()) {
            case BINARY, ONE_VERSUS_ALL ->
                sigmoid(graph.mul(score, graph.number(model.objective().sigmoid())));
            case CROSS_ENTROPY -> sigmoid(score);
            case CROSS_ENTROPY_LAMBDA -> softplus(score);
            case MULTICLASS -> graph.softmax(score);
            case POISSON, GAMMA, TWEEDIE -> graph.exp(score);
            case REGRESSION, REGRESSION_L1 -> model.objective().squares() ? signedSquare(score) : score;
            case HUBER, FAIR, QUANTILE, MAPE, LAMBDARANK, RANK_XENDCG, CUSTOM -> score;
        };
    }

    private Value sigmoid(Value score) {
        return graph.div(graph.number(1), graph.add(graph.number(1), graph.exp(graph.neg(score))));
    }

    private Value signedSquare(Value score) {
        return graph.mul(score, graph.abs(score));
    }

    /** log(1 + y) for y = exp(x), with a correction for what is lost in 1 + y. */
    private Value softplus(Value score) {
        Value one = graph.number(1);
        Value exponential = graph.exp(graph.min(score, graph.number(LINEAR_FROM)));
        Value sum = graph.add(exponential, one);
        Value corrected = graph.div(graph.mul(graph.log(sum), exponential), graph.sub(sum, one));
        Value small = graph.where(graph.equal(sum, one), exponential, corrected);
        return graph.where(graph.greater(score, graph.number(LINEAR_FROM)), score, small);
    }
}
