package modelport.formats.sklearn.svm;

import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * Probabilities of all classes from those of each pair, by the iteration of Wu, Lin and Weng. It stops where libsvm
 * stops, well before it has converged: so it must be the same iteration, and with two classes too.
 */
record PairwiseCoupling(Graph graph, Pairs pairs) {
    private static final double SMALLEST = 1e-7;
    private static final double PRECISION = 0.005;
    private static final int FEWEST_ROUNDS = 100;

    /** Probabilities of shape [N, classes], from decisions of shape [N, pairs] and the sigmoid that Platt fitted. */
    Value of(Value decisions, double[] slopes, double[] intercepts) {
        int classes = pairs.classes();
        Value affine = graph.add(graph.mul(decisions, graph.doubles(slopes)), graph.doubles(intercepts));
        Value likely = graph.sigmoid(graph.neg(affine));
        Value first = graph.min(graph.max(likely, graph.number(SMALLEST)), graph.number(1 - SMALLEST));
        Value system = system(first);
        Value start = graph.filled(1.0 / classes, decisions, classes);
        Value going = graph.equal(graph.columns(start, 0), graph.columns(start, 0));
        return Loops.repeat(
                        graph,
                        Math.max(FEWEST_ROUNDS, classes),
                        List.of(start, going),
                        (body, _, carried) -> new Round(body, system, classes).of(carried.get(0), carried.get(1)))
                .getFirst();
    }

    /** The matrix Q of each row, of shape [N, classes, classes]. */
    private Value system(Value first) {
        int classes = pairs.classes();
        Value second = graph.sub(graph.number(1), first);
        Value none = graph.mul(graph.columns(first, 0), graph.number(0));
        Value all = graph.concat(1, List.of(first, second, none));
        Value over = graph.reshape(graph.columns(all, places()), -1, classes, classes);
        Value under = graph.transpose(over, 0, 2, 1);
        Value diagonal = graph.unsqueeze(graph.sum(graph.mul(over, over), 1, false), 2);
        return graph.sub(graph.mul(diagonal, identity(classes)), graph.mul(over, under));
    }

    /** Where the probability of the row's class against the column's stands among pairs, turned pairs, and zero. */
    private int[] places() {
        int classes = pairs.classes();
        List<Pairs.Pair> all = pairs.all();
        int[] places = new int[classes * classes];
        java.util.Arrays.fill(places, 2 * all.size());
        for (int i = 0; i < all.size(); i++) {
            places[all.get(i).first() * classes + all.get(i).second()] = i;
            places[all.get(i).second() * classes + all.get(i).first()] = all.size() + i;
        }
        return places;
    }

    private Value identity(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return graph.doubles(values, size, size);
    }

    /** One round over all classes; rows that are done keep what they have. */
    private record Round(Graph body, Value system, int classes) {
        List<Value> of(Value before, Value going) {
            Value product = body.squeeze(body.matMul(system, body.unsqueeze(before, 2)), 2);
            Value square = body.sum(body.mul(before, product), 1, true);
            Value error = body.reduce("ReduceMax", body.abs(body.sub(product, square)), 1, true);
            Value goOn = body.and(going, body.not(body.less(error, body.number(PRECISION / classes))));
            Value after = body.where(goOn, changed(before, product, square), before);
            Value most = body.reduce("ReduceMax", body.cast(body.squeeze(goOn, 1), ElementType.INT64), 0, false);
            return List.of(body.greater(most, body.scalar(body.integer(0))), after, goOn);
        }

        private Value changed(Value probabilities, Value firstProduct, Value firstSquare) {
            Value now = probabilities;
            Value product = firstProduct;
            Value square = firstSquare;
            for (int i = 0; i < classes; i++) {
                Value line = body.squeeze(body.gather(system, body.integer(i), 1), 1);
                Value own = body.columns(line, i);
                Value ownProduct = body.columns(product, i);
                Value step = body.div(body.sub(square, ownProduct), own);
                Value scale = body.add(body.number(1), step);
                Value twice = body.add(body.mul(step, own), body.mul(ownProduct, body.number(2)));
                square = body.div(body.div(body.add(square, body.mul(step, twice)), scale), scale);
                product = body.div(body.add(product, body.mul(step, line)), scale);
                now = body.div(body.add(now, body.mul(step, unit(i))), scale);
            }
            return now;
        }

        private Value unit(int index) {
            double[] values = new double[classes];
            values[index] = 1;
            return body.doubles(values);
        }
    }
}
