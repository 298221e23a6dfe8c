package modelport.formats.boosting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.boosting.XgboostModel.ForestScorer;
import modelport.formats.boosting.XgboostModel.LinearScorer;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Writes an XGBoost model into a graph. Everything is a float, as in the library. */
final class XgboostGraph {
    /** The library keeps probabilities away from 0 and 1, and rises away from 0, by this much. */
    private static final float EPSILON = 1e-6f;

    /** The largest number whose exponential is a float. */
    private static final float LARGEST_EXPONENT = 88.7f;

    private final Graph graph;
    private final XgboostModel model;

    private XgboostGraph(Graph graph, XgboostModel model) {
        this.graph = graph;
        this.model = model;
    }

    static Scores append(Graph graph, Value matrix, XgboostModel model) {
        var writer = new XgboostGraph(graph, model);
        Value margin = writer.margin(matrix);
        return new Scores(margin, writer.prediction(margin));
    }

    private Value margin(Value matrix) {
        return switch (model.scorer()) {
            case ForestScorer(Forest forest) -> forest(matrix, forest);
            case LinearScorer(float[] weights) -> linear(matrix, weights);
        };
    }

    /** The base scores come first, as the library adds them up. */
    private Value forest(Value matrix, Forest forest) {
        float[] margins = baseMargins();
        double[] start =
                IntStream.range(0, margins.length).mapToDouble(i -> margins[i]).toArray();
        return new ForestGraph(graph, matrix, forest, CategoryRule.XGBOOST).sums(start);
    }

    /** Missing values count as nothing, and the first base score is used for all outputs. */
    private Value linear(Value matrix, float[] weights) {
        int outputs = model.outputs();
        int features = weights.length / outputs - 1;
        float[] intercepts = Arrays.copyOfRange(weights, features * outputs, weights.length);
        float base = baseMargins()[0];
        for (int i = 0; i < outputs; i++) {
            intercepts[i] += base;
        }
        Value present = graph.where(graph.isNaN(matrix), number(0), matrix);
        Value slopes = graph.floats(Arrays.copyOf(weights, features * outputs), features, outputs);
        return graph.add(graph.matMul(present, slopes), graph.floats(intercepts));
    }

    private float[] baseMargins() {
        float[] scores = model.baseScores();
        float[] margins = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            margins[i] = switch (model.objective().link(model.release())) {
                case IDENTITY -> scores[i];
                case LOG -> (float) Math.log(scores[i]);
                case LOGIT -> logit(Math.clamp(scores[i], EPSILON, 1 - EPSILON));
                case STEPS -> i == 0 ? scores[i] : inverseSoftplus(scores[i] - scores[i - 1] - EPSILON);
            };
            Flaws.requireFinite("base_score", margins[i]);
        }
        return margins;
    }

    private static float logit(float probability) {
        return (float) -Math.log(1 / probability - 1);
    }

    private static float inverseSoftplus(float value) {
        float positive = Math.max(value, EPSILON);
        return (float) (positive + Math.log(-Math.expm1(-positive)));
    }

    private Value prediction(Value margin) {
        return switch (model.objective().answer(model.release())) {
            case MARGIN -> margin;
            case SIGMOID -> sigmoid(margin);
            case EXP -> graph.exp(margin);
            case SOFTMAX -> graph.softmax(margin);
            case INDEX -> graph.cast(graph.unsqueeze(graph.argMax(margin, 1), 1), ElementType.FLOAT);
            case STEP -> graph.cast(graph.greater(margin, number(0)), ElementType.FLOAT);
            case SORTED -> sorted(margin);
            case STEPS -> steps(margin);
        };
    }

    private Value sigmoid(Value margin) {
        Value exponential = graph.exp(graph.min(graph.neg(margin), number(LARGEST_EXPONENT)));
        return graph.div(number(1), graph.add(exponential, number(1)));
    }

    private Value sorted(Value margin) {
        Value count = graph.longs(new long[] {model.outputs()});
        return graph.ops(
                        "",
                        "TopK",
                        List.of(ElementType.FLOAT, ElementType.INT64),
                        List.of(margin, count),
                        Attributes.of("axis", 1),
                        Attributes.of("largest", 0))
                .getFirst();
    }

    /** Every output but the first says how much it lies above the one before. */
    private Value steps(Value margin) {
        if (model.outputs() == 1) {
            return margin;
        }
        Value rises = graph.unary("Softplus", graph.columns(margin, 1, model.outputs()));
        Value parts = graph.concat(1, List.of(graph.columns(margin, 0), graph.add(rises, number(EPSILON))));
        ByteBuffer axis = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Value second = graph.bytes(ElementType.INT64, axis.putLong(1).flip());
        return graph.op("CumSum", ElementType.FLOAT, List.of(parts, second));
    }

    private Value number(float value) {
        return graph.floats(new float[] {value});
    }
}
