package modelport.training.network.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import modelport.training.network.Batch;
import modelport.training.network.LayerSpec;
import modelport.training.network.Learner;
import modelport.training.network.Network;
import modelport.training.network.Objective;
import modelport.training.network.Weights;

/** A network in arrays. Every sum has one order, so that the same seed gives the same bits. */
final class ArrayLearner implements Learner {
    private final List<Step> steps = new ArrayList<>();
    private final List<Variable> variables;
    private final Weights weights;
    private final Objective objective;
    private int count;

    ArrayLearner(Network network, Weights initial, Objective objective, long seed) {
        this.objective = objective;
        weights = initial.copy();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < network.hidden().size(); i++) {
            LayerSpec spec = network.hidden().get(i);
            Weights.Layer layer = weights.layers().get(i);
            steps.add(new Sums(layer, i == 0));
            layer.norm().ifPresent(norm -> steps.add(new Scale(norm)));
            steps.add(new Bend(spec.activation()));
            if (spec.dropout() > 0) {
                steps.add(new Dropout(spec.dropout(), random));
            }
        }
        steps.add(new Sums(weights.layers().getLast(), network.hidden().isEmpty()));
        variables = steps.stream().flatMap(step -> step.variables().stream()).toList();
    }

    @Override
    public double step(Batch batch, double learningRate) {
        float[] outputs = forward(batch.inputs(), batch.rows(), true);
        float[] gradient = new float[outputs.length];
        double loss = Losses.of(objective, batch, outputs, gradient);
        for (Step step : steps.reversed()) {
            gradient = step.backward(gradient, batch.rows());
        }
        count++;
        variables.forEach(variable -> variable.adam(learningRate, count));
        return loss;
    }

    @Override
    public float[] outputs(float[] inputs, int rows) {
        return forward(inputs, rows, false);
    }

    private float[] forward(float[] inputs, int rows, boolean learning) {
        float[] values = inputs;
        for (Step step : steps) {
            values = step.forward(values, rows, learning);
        }
        return values;
    }

    @Override
    public Weights weights() {
        return weights.copy();
    }

    @Override
    public void close() {
        // Arrays need no end.
    }
}
