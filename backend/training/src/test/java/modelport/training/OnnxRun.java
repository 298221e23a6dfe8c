package modelport.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.training.distillation.ModelTeacher;

/** Runs an ONNX file's bytes by the product's own engine. */
public final class OnnxRun {
    private OnnxRun() {}

    /** Probabilities or numbers of the rows. */
    public static Table of(byte[] onnx, TrainingSet set, Table rows) {
        try {
            Path file = Files.createTempFile("model", ".onnx");
            try {
                Files.write(file, onnx);
                Signature found = OnnxModels.inspect(file);
                var signature = new Signature(found.inputs(), found.outputs(), set.classes(), null, true);
                try (LoadedModel model = OnnxModels.load(file, signature, LoadOptions.serving())) {
                    return new ModelTeacher(model, 1, Duration.ofMinutes(1)).answer(rows);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
