package modelport.training.network.djl;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.training.network.LayerSpec;
import modelport.training.network.Network;
import modelport.training.network.Weights;
import modelport.training.network.Weights.Layer;
import modelport.training.network.Weights.Norm;

/** A network as DJL's blocks, and its weights in and out of them. */
final class Blocks {
    private final SequentialBlock all = new SequentialBlock();
    private final List<Placed> placed = new ArrayList<>();

    /** A layer's blocks; the sizes are those of {@code layer}. */
    private record Placed(Layer layer, Block sums, Optional<Block> norm) {}

    Blocks(Network network, Weights weights) {
        for (int i = 0; i < network.hidden().size(); i++) {
            LayerSpec spec = network.hidden().get(i);
            Layer layer = weights.layers().get(i);
            Block sums = add(sums(layer));
            Optional<Block> norm = layer.norm().map(Blocks::norm).map(this::add);
            placed.add(new Placed(layer, sums, norm));
            add(activation(spec));
            if (spec.dropout() > 0) {
                add(Dropout.builder().optRate((float) spec.dropout()).build());
            }
        }
        Layer last = weights.layers().getLast();
        placed.add(new Placed(last, add(sums(last)), Optional.empty()));
    }

    Block all() {
        return all;
    }

    private Block add(Block block) {
        all.add(block);
        return block;
    }

    private static Block sums(Layer layer) {
        boolean bias = layer.norm().isEmpty();
        Block block = Linear.builder().setUnits(layer.out()).optBias(bias).build();
        set(block, Parameter.Type.WEIGHT, transposed(layer.weights(), layer.in(), layer.out()));
        if (bias) {
            set(block, Parameter.Type.BIAS, layer.bias());
        }
        return block;
    }

    private static Block norm(Norm norm) {
        Block block = BatchNorm.builder()
                .optEpsilon(Norm.EPSILON)
                .optMomentum(Norm.MOMENTUM)
                .build();
        set(block, Parameter.Type.GAMMA, norm.gamma());
        set(block, Parameter.Type.BETA, norm.beta());
        set(block, Parameter.Type.RUNNING_MEAN, norm.mean());
        set(block, Parameter.Type.RUNNING_VAR, norm.variance());
        return block;
    }

    private static Block activation(LayerSpec spec) {
        return switch (spec.activation()) {
            case RELU -> Activation.reluBlock();
            case TANH -> Activation.tanhBlock();
            case SIGMOID -> Activation.sigmoidBlock();
        };
    }

    private static void set(Block block, Parameter.Type type, float[] values) {
        parameter(block, type).setInitializer((manager, shape, _) -> manager.create(values, shape));
    }

    private static Parameter parameter(Block block, Parameter.Type type) {
        return block.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow();
    }

    private static float[] get(Block block, Parameter.Type type) {
        return parameter(block, type).getArray().toFloatArray();
    }

    /** The weights as they are now. */
    Weights weights() {
        return new Weights(placed.stream().map(Blocks::read).toList());
    }

    private static Layer read(Placed placed) {
        int in = placed.layer().in();
        int out = placed.layer().out();
        float[] weights = transposed(get(placed.sums(), Parameter.Type.WEIGHT), out, in);
        Optional<Norm> norm = placed.norm()
                .map(block -> new Norm(
                        get(block, Parameter.Type.GAMMA),
                        get(block, Parameter.Type.BETA),
                        get(block, Parameter.Type.RUNNING_MEAN),
                        get(block, Parameter.Type.RUNNING_VAR)));
        float[] bias = norm.isPresent() ? placed.layer().bias() : get(placed.sums(), Parameter.Type.BIAS);
        return new Layer(in, out, weights, bias, norm);
    }

    /** From [rows, columns] to [columns, rows]: DJL keeps a unit's weights side by side. */
    private static float[] transposed(float[] values, int rows, int columns) {
        float[] turned = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return turned;
    }
}
