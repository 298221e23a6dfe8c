package modelport.server.imports.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Messages;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.engines.EngineFolders;
import modelport.engines.NativeEngine;
import modelport.engines.NativeModels;
import modelport.formats.FileKind;
import modelport.formats.KeptModel;
import modelport.formats.NativeModel;
import modelport.formats.NativeValue;
import modelport.formats.ScannedModel;
import modelport.inference.DeclaredInput;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.NativeTrial;
import modelport.inference.TrialInput;
import modelport.inference.TrialResult;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;

/** Imports of models that do not become ONNX. */
final class OtherImport {
    private OtherImport() {}

    /** A model that runs in an engine of its own, after it has. */
    static ImportResult.Found run(ScannedModel.Runs found, Path file, ImportOrder order, ChildTask.Report report) {
        NativeModel about = found.about();
        NativeEngine engine = NativeEngine.valueOf(about.engine().name());
        if (!EngineFolders.has(engine)) {
            // Not the file's fault: once the engine is there, the import is tried again.
            throw new PermanentFailure(NativeModels.missing(engine).problem());
        }
        TrialResult trial = tried(about, file, order);
        trial.notes().forEach(note -> report.log(Messages.render(note, Locale.ENGLISH)));
        var facts = new Facts(
                about.parameters(),
                about.operators(),
                Map.of(),
                0,
                about.producer(),
                trial.testRunMs(),
                trial.rows(),
                trial.tested(),
                trial.largestDifference(),
                null);
        return new ImportResult.Found(found.model(), format(found.kind()), trial.signature(), facts);
    }

    private static TrialResult tried(NativeModel about, Path file, ImportOrder order) {
        try {
            return NativeTrial.run(
                    about.inputs().stream().map(OtherImport::declared).toList(),
                    signature -> NativeModels.load(file, signature, LoadOptions.serving()),
                    new TrialInput(List.of(), null, order.samples(), order.parameters()));
        } catch (InferenceException e) {
            if (NativeModels.isAboutEngine(e)) {
                throw new PermanentFailure(e.problem());
            }
            throw e;
        }
    }

    private static DeclaredInput declared(NativeValue value) {
        return switch (value.kind()) {
            case TENSOR ->
                new DeclaredInput(
                        value.name(),
                        value.type().isEmpty() ? null : DataType.valueOf(value.type()),
                        value.shaped() ? value.shape() : null);
            case WHOLE -> new DeclaredInput(value.name(), DataType.INT64, List.of());
            case REAL -> new DeclaredInput(value.name(), DataType.FP64, List.of());
            case TRUTH -> new DeclaredInput(value.name(), DataType.BOOL, List.of());
        };
    }

    /** A model that is kept though nothing here can run it: it takes and gives nothing. */
    static ImportResult.Found keep(ScannedModel.Kept found) {
        KeptModel about = found.about();
        var source = new Source(found.model(), about.library(), about.release(), Sources.part(about.part()), List.of());
        var facts = new Facts(
                about.parameters(),
                about.operators(),
                Map.of(),
                0,
                about.library() + " " + about.release(),
                0,
                0,
                "",
                null,
                source);
        var nothing = new Signature(List.of(), List.of(), List.of(), null, false);
        return new ImportResult.Found(found.model(), format(found.kind()), nothing, facts);
    }

    private static String format(FileKind kind) {
        return kind.name();
    }
}
