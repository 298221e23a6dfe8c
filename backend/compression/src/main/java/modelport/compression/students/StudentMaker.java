package modelport.compression.students;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import modelport.compression.Calibration;
import modelport.compression.ModelMaker;
import modelport.compression.Progress;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import modelport.training.Table;
import modelport.training.distillation.Distillation;
import modelport.training.distillation.ModelTeacher;
import modelport.training.distillation.StudentSpec;
import modelport.training.distillation.TransferSet;
import modelport.training.network.Epoch;

/**
 * Teaches a small network what the model says of rows.
 *
 * @param signature the model's, with its class labels
 * @param ratio how many times smaller the student's file shall be
 */
public record StudentMaker(Signature signature, int ratio) implements ModelMaker {
    private static final long SEED = 1;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    @Override
    public Optional<Message> make(Path model, Calibration rows, Path target, Progress progress) {
        try (LoadedModel loaded = OnnxModels.load(model, signature, LoadOptions.serving())) {
            var teacher = new ModelTeacher(loaded, Files.size(model), DEADLINE);
            StudentSpec spec = StudentSpec.choose(teacher.signature(), teacher.bytes(), ratio);
            Optional<Table> learned = CalibrationTable.of(teacher.signature(), rows);
            if (learned.isEmpty()) {
                return Optional.of(Message.of("compression.needs-rows"));
            }
            var set = TransferSet.unlabelled(learned.get());
            Distillation.run(teacher, () -> set, spec, SEED, epoch -> goOn(epoch, progress), target);
            return Optional.empty();
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            return Optional.of(new Message(refusal.code(), refusal.args()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean goOn(Epoch epoch, Progress progress) {
        progress.at(Message.of("compression.learning", "epoch", Integer.toString(epoch.number())), epoch.done());
        return !progress.isCancelled();
    }
}
