package modelport.server.imports.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import modelport.contract.Messages;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.registry.Signature;
import modelport.formats.ScannedModel;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;
import modelport.inference.LoadOptions;
import modelport.inference.OnnxModels;
import modelport.inference.TrialResult;
import modelport.processing.Detection;
import modelport.processing.MadeUp;
import modelport.processing.Payload;
import modelport.processing.Pipeline;
import modelport.processing.Presets;
import modelport.server.jobs.ChildTask;
import org.jspecify.annotations.Nullable;

/**
 * Gives a version its processing: the one that was declared, or the one that its files speak of; and tries it.
 *
 * @param sampled whether the model is tried with its owner's samples, which have to fit
 */
record Processed(
        Intake intake,
        ScannedModel.Found found,
        @Nullable Processing declared,
        boolean sampled,
        ChildTask.Report report) {
    private static final Duration TIME = Duration.ofSeconds(60);

    /** The trial of the model itself, with a processing that has answered a request that was made up. */
    TrialResult with(Supplier<TrialResult> trial) {
        return declared == null ? undeclared(trial) : declared(trial, declared);
    }

    /** A model that fails on made-up tensors may well answer what its processing makes. */
    private TrialResult declared(Supplier<TrialResult> trial, Processing processing) {
        TrialResult result;
        try {
            result = trial.get();
        } catch (InferenceException e) {
            return proven(inspected(e).withProcessing(processing));
        }
        Signature signature = result.signature().withProcessing(processing);
        tryOut(signature);
        return with(result, signature);
    }

    private TrialResult undeclared(Supplier<TrialResult> trial) {
        TrialResult result;
        try {
            result = trial.get();
        } catch (InferenceException e) {
            return likely(inspected(e), e);
        }
        return detected(result);
    }

    /** What a well-known kind of model takes proves it too, though nobody has said yet that it is one. */
    private TrialResult likely(Signature signature, InferenceException failure) {
        for (ProcessingPreset each : Presets.of(signature, List.of())) {
            try {
                TrialResult proof = proven(signature.withProcessing(each.processing()));
                return with(proof, signature);
            } catch (InferenceException e) {
                report.log(Messages.render(e.problem(), Locale.ENGLISH));
            }
        }
        throw failure;
    }

    /** What the file says of itself, unless the failure is about the file or about its owner's samples. */
    private Signature inspected(InferenceException failure) {
        if (sampled || failure.fault() == Fault.FILE) {
            throw failure;
        }
        return OnnxModels.inspect(main());
    }

    private TrialResult proven(Signature signature) {
        return new TrialResult(signature, tryOut(signature), 1, "generated", null, List.of());
    }

    private static TrialResult with(TrialResult result, Signature signature) {
        return new TrialResult(
                signature,
                result.testRunMs(),
                result.rows(),
                result.tested(),
                result.largestDifference(),
                result.notes());
    }

    /** What files say is not the owner's word: where it does not work, the model takes tensors as before. */
    private TrialResult detected(TrialResult result) {
        if (found.config() == null) {
            return result;
        }
        Optional<Processing> processing = Detection.of(result.signature(), intake.resolve(found.config()));
        if (processing.isEmpty()) {
            return result;
        }
        Signature signature = result.signature().withProcessing(processing.get());
        try {
            tryOut(signature);
        } catch (InferenceException e) {
            report.log(Messages.render(e.problem(), Locale.ENGLISH));
            return result;
        }
        return with(result, signature);
    }

    /** In milliseconds; throws what does not work. */
    private double tryOut(Signature signature) {
        Processing processing = Objects.requireNonNull(signature.processing());
        Path folder = intake.resolve("");
        Payload row = MadeUp.of(processing, folder);
        try (Pipeline pipeline = Pipeline.load(main(), folder, signature, LoadOptions.serving())) {
            pipeline.run(List.of(row), TIME);
            long before = System.nanoTime();
            pipeline.run(List.of(row), TIME);
            return (System.nanoTime() - before) / 1e6;
        }
    }

    private Path main() {
        return intake.resolve(found.model());
    }
}
