package modelport.training.network.arrays;

import modelport.training.network.Activation;

/** An activation, number by number. */
final class Bend implements Step {
    private final Activation activation;
    private float[] outputs = {};

    Bend(Activation activation) {
        this.activation = activation;
    }

    @Override
    public float[] forward(float[] inputs, int rows, boolean learning) {
        outputs = new float[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            outputs[i] = switch (activation) {
                case RELU -> Math.max(0, inputs[i]);
                case TANH -> (float) StrictMath.tanh(inputs[i]);
                case SIGMOID -> (float) (1 / (1 + StrictMath.exp(-inputs[i])));
            };
        }
        return outputs;
    }

    @Override
    public float[] backward(float[] gradient, int rows) {
        float[] before = new float[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            float y = outputs[i];
            before[i] = gradient[i]
                    * switch (activation) {
                        case RELU -> y > 0 ? 1 : 0;
                        case TANH -> 1 - y * y;
                        case SIGMOID -> y * (1 - y);
                    };
        }
        return before;
    }
}
