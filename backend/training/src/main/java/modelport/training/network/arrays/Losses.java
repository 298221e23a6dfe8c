package modelport.training.network.arrays;

import modelport.training.network.Batch;
import modelport.training.network.Objective;
import modelport.training.network.Objective.SoftClasses;
import modelport.training.network.Objective.Squares;
import modelport.training.network.Softmax;

/** The loss of a batch and its slope. */
final class Losses {
    private Losses() {}

    /** Fills {@code gradient} with the slope by each output, and gives the mean loss. */
    static double of(Objective objective, Batch batch, float[] outputs, float[] gradient) {
        int width = outputs.length / batch.rows();
        return switch (objective) {
            case SoftClasses(double temperature, double alpha) -> {
                double soft = crossEntropy(batch.soft(), outputs, width, temperature, alpha, gradient);
                double hard = crossEntropy(batch.targets(), outputs, width, 1, 1 - alpha, gradient);
                yield soft + hard;
            }
            case Squares _ -> squares(batch.targets(), outputs, gradient);
        };
    }

    /** Slope of {@code weight * T² * H(target, softmax(z / T))}: {@code weight * T * (softmax(z / T) - target)}. */
    private static double crossEntropy(
            float[] targets, float[] outputs, int width, double temperature, double weight, float[] gradient) {
        if (weight == 0) {
            return 0;
        }
        int rows = outputs.length / width;
        double[] logs = new double[width];
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            Softmax.logs(outputs, row * width, temperature, logs);
            for (int c = 0; c < width; c++) {
                float target = targets[row * width + c];
                loss -= target * logs[c];
                gradient[row * width + c] += (float) (weight * temperature * (StrictMath.exp(logs[c]) - target) / rows);
            }
        }
        return weight * temperature * temperature * loss / rows;
    }

    private static double squares(float[] targets, float[] outputs, float[] gradient) {
        double loss = 0;
        for (int i = 0; i < outputs.length; i++) {
            double distance = outputs[i] - targets[i];
            loss += distance * distance / outputs.length;
            gradient[i] = (float) (2 * distance / outputs.length);
        }
        return loss;
    }
}
