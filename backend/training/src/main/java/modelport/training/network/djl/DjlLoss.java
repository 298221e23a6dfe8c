package modelport.training.network.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import modelport.training.network.Objective;
import modelport.training.network.Objective.SoftClasses;
import modelport.training.network.Objective.Squares;

/** The objective in DJL's words. Labels are the targets, and the teacher's softened answers where there are any. */
final class DjlLoss extends Loss {
    private final Objective objective;

    DjlLoss(Objective objective) {
        super("distillation");
        this.objective = objective;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray outputs = predictions.singletonOrThrow();
        NDArray targets = labels.get(0);
        return switch (objective) {
            case SoftClasses(double _, double alpha) when alpha == 0 -> crossEntropy(targets, outputs, 1);
            case SoftClasses(double temperature, double alpha) ->
                crossEntropy(labels.get(1), outputs, temperature)
                        .mul((float) (alpha * temperature * temperature))
                        .add(crossEntropy(targets, outputs, 1).mul((float) (1 - alpha)));
            case Squares _ -> outputs.sub(targets).square().mean();
        };
    }

    private static NDArray crossEntropy(NDArray shares, NDArray outputs, double temperature) {
        NDArray logs = outputs.div((float) temperature).logSoftmax(1);
        return shares.mul(logs).sum(new int[] {1}).mean().neg();
    }
}
