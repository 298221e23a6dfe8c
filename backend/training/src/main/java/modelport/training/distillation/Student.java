package modelport.training.distillation;

import java.nio.file.Path;
import java.util.List;
import modelport.training.network.Epoch;

/**
 * A small model that has learned, as an ONNX file.
 *
 * @param engine that found its weights
 * @param curve every epoch
 * @param best number of the epoch whose weights it has
 */
public record Student(Path file, long bytes, String engine, List<Epoch> curve, int best) {
    public Student {
        curve = List.copyOf(curve);
    }

    /** Epochs that it took. */
    public int epochs() {
        return curve.size();
    }

    /** How well it answers as its teacher does, on rows that it did not learn from; see {@link Epoch}. */
    public double score() {
        return curve.get(best - 1).score();
    }
}
