package modelport.training.distillation;

import java.util.List;
import modelport.onnx.RefusedException;
import modelport.training.network.LayerSpec;
import modelport.training.network.Schedule;

/**
 * What a student is made of and how it learns (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural
 * network", 2015).
 *
 * @param layers between the columns and the answer; none makes a linear model
 * @param temperature by which the teacher's answers are softened, at least 1; of no effect on numbers
 * @param alpha weight of the teacher's answers; the truth has the rest, where it is known
 * @param rows to learn from; where there are fewer, rows are mixed to get more, which the teacher answers too
 */
public record StudentSpec(List<LayerSpec> layers, double temperature, double alpha, int rows, Schedule schedule) {
    private static final double TEMPERATURE = 2;
    private static final double ALPHA = 0.9;
    private static final int ROWS = 8_000;
    private static final Schedule SCHEDULE = new Schedule(40, 15, 64, 3e-3);

    public StudentSpec {
        layers = List.copyOf(layers);
        if (!(temperature >= 1 && temperature <= 100) || !(alpha >= 0 && alpha <= 1) || rows < 0) {
            throw new IllegalArgumentException("temperature %s, alpha %s".formatted(temperature, alpha));
        }
    }

    /** With settings that suit most. */
    public static StudentSpec of(LayerSpec... layers) {
        return new StudentSpec(List.of(layers), TEMPERATURE, ALPHA, ROWS, SCHEDULE);
    }

    /**
     * The widest student that is {@code ratio} times smaller than the teacher.
     *
     * @throws RefusedException if even the smallest is larger than that
     */
    public static StudentSpec choose(TabularSignature signature, long teacherBytes, double ratio) {
        if (!(ratio > 1) || teacherBytes < 1) {
            throw new IllegalArgumentException("%s times smaller than %d bytes".formatted(ratio, teacherBytes));
        }
        long most = (long) (teacherBytes / ratio);
        var sizes = new StudentSizes(signature);
        List<LayerSpec> layers = sizes.widest(most).orElseThrow(() -> {
            long least = sizes.bytes(List.of(LayerSpec.dense(1)));
            return RefusedException.of("training.teacher-small", "teacher", teacherBytes, "most", most, "least", least);
        });
        return of(layers.toArray(LayerSpec[]::new));
    }

    /** The same, learning from that many rows. */
    public StudentSpec withRows(int count) {
        return new StudentSpec(layers, temperature, alpha, count, schedule);
    }

    /** The same, with the teacher's answers softened otherwise. */
    public StudentSpec with(double otherTemperature, double otherAlpha) {
        return new StudentSpec(layers, otherTemperature, otherAlpha, rows, schedule);
    }

    /** The same, learning for another time. */
    public StudentSpec with(Schedule other) {
        return new StudentSpec(layers, temperature, alpha, rows, other);
    }
}
