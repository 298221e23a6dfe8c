package modelport.training.distillation;

import java.util.List;
import modelport.training.network.LayerSpec;

/**
 * What a student is made of and how it learns (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural
 * network", 2015).
 *
 * @param layers between the columns and the answer; none makes a linear model
 * @param temperature by which the teacher's answers are softened, at least 1; of no effect on numbers
 * @param alpha weight of the teacher's answers; the truth has the rest, where it is known
 */
public record StudentSpec(List<LayerSpec> layers, double temperature, double alpha, Schedule schedule) {
    private static final double TEMPERATURE = 2;
    private static final double ALPHA = 0.9;

    public StudentSpec {
        layers = List.copyOf(layers);
        if (!(temperature >= 1 && temperature <= 100) || !(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("temperature %s, alpha %s".formatted(temperature, alpha));
        }
    }

    /** With settings that suit most. */
    public static StudentSpec of(LayerSpec... layers) {
        return new StudentSpec(List.of(layers), TEMPERATURE, ALPHA, Schedule.usual());
    }

    /**
     * The widest student that is {@code ratio} times smaller than the teacher.
     *
     * @throws modelport.onnx.RefusedException if even the smallest is larger than that
     */
    public static StudentSpec choose(TabularSignature signature, long teacherBytes, double ratio) {
        if (!(ratio > 1) || teacherBytes < 1 || signature.columns() < 1) {
            throw new IllegalArgumentException("no ratio: " + ratio);
        }
        return of(LayerSpec.dense(16));
    }

    public StudentSpec with(Schedule other) {
        return new StudentSpec(layers, temperature, alpha, other);
    }
}
