package modelport.server.imports.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionFile;
import modelport.formats.FileKind;
import modelport.formats.ModelFiles;
import modelport.formats.ScannedFile;
import modelport.formats.ScannedModel;
import modelport.inference.InferenceException;
import modelport.inference.Trial;
import modelport.inference.TrialInput;
import modelport.inference.TrialResult;
import modelport.onnx.OnnxLimits;
import modelport.onnx.OnnxSummary;
import modelport.onnx.RefusedException;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An import, in a process of its own: lays the files out, looks at every one, and runs the model. */
public final class ImportTask implements ChildTask {
    private static final double SCANNING = 0.2;
    private static final double RUNNING = 0.5;
    /** What a folder is whose configuration says how its weights are used. */
    private static final String TRANSFORMERS = "HF_TRANSFORMERS";

    @Override
    public String kind() {
        return "import";
    }

    @Override
    public ImportResult run(JsonNode input, Report report) throws IOException {
        return run(Json.MAPPER.treeToValue(input, ImportOrder.class), report);
    }

    /** The same for whoever is in a process of its own already. */
    public static ImportResult run(ImportOrder order, Report report) throws IOException {
        Path folder = Files.createDirectory(report.folder().resolve(ImportResult.FILES));
        var intake = new Intake(order, folder);
        try {
            intake.layOut(report);
            report.progress(SCANNING, Message.of("imports.scanning"));
            Processing declared = Manifest.processing(order, folder).orElse(null);
            ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults(), Manifest.parts(declared));
            return judge(scanned, intake, order, declared, report);
        } catch (InferenceException unfit) {
            Message reason = unfit.problem();
            return new ImportResult(ModelFiles.SCANNER_VERSION, intake.refused(reason), reason, null);
        } catch (RefusedException refused) {
            Message reason = Reasons.of(refused.refusal());
            return new ImportResult(ModelFiles.SCANNER_VERSION, intake.refused(reason), reason, null);
        }
    }

    private static ImportResult judge(
            ScannedModel scanned, Intake intake, ImportOrder order, @Nullable Processing declared, Report report)
            throws IOException {
        List<VersionFile> files = files(scanned, intake);
        return switch (scanned.outcome()) {
            case ScannedModel.Refused(var refusal) ->
                new ImportResult(scanned.scannerVersion(), files, Reasons.of(refusal), null);
            case ScannedModel.Found found -> {
                report.progress(RUNNING, Message.of("imports.running", "file", found.model()));
                var looked = new Looked(found, scanned.scannerVersion(), files, declared);
                yield tryOut(looked, order, intake, report);
            }
            case ScannedModel.Runs runs -> {
                report.progress(RUNNING, Message.of("imports.running", "file", runs.model()));
                yield tried(runs, files, order, intake, report);
            }
            case ScannedModel.Kept kept ->
                new ImportResult(scanned.scannerVersion(), files, null, OtherImport.keep(kept));
        };
    }

    private static ImportResult tried(
            ScannedModel.Runs runs, List<VersionFile> files, ImportOrder order, Intake intake, Report report) {
        try {
            ImportResult.Found model = OtherImport.run(runs, intake.resolve(runs.model()), order, report);
            return new ImportResult(ModelFiles.SCANNER_VERSION, files, null, model);
        } catch (InferenceException e) {
            return failed(e, runs.model(), files, report);
        }
    }

    private static ImportResult failed(InferenceException e, String model, List<VersionFile> files, Report report) {
        report.log(String.valueOf(e.getMessage()));
        boolean samples = e.fault() == InferenceException.Fault.INPUT;
        List<VersionFile> judged = samples ? files : refused(files, model, e.problem());
        return new ImportResult(ModelFiles.SCANNER_VERSION, judged, e.problem(), null);
    }

    /** What the scan found, and what was said of it. */
    private record Looked(
            ScannedModel.Found found,
            int scannerVersion,
            List<VersionFile> files,
            @Nullable Processing declared) {}

    private static ImportResult tryOut(Looked looked, ImportOrder order, Intake intake, Report report) {
        ScannedModel.Found found = looked.found();
        int scannerVersion = looked.scannerVersion();
        List<VersionFile> files = looked.files();
        try {
            var processed = new Processed(intake, found, looked.declared(), order.samples() != null, report);
            TrialResult trial = processed.with(() -> trial(found, order, intake));
            trial.notes().forEach(note -> report.log(Messages.render(note, Locale.ENGLISH)));
            var model = new ImportResult.Found(
                    found.model(),
                    format(found, files),
                    Tunables.on(trial.signature(), intake.resolve(found.model())),
                    facts(found, trial));
            return new ImportResult(scannerVersion, files, null, model);
        } catch (InferenceException e) {
            return failed(e, found.model(), files, report);
        }
    }

    private static TrialResult trial(ScannedModel.Found found, ImportOrder order, Intake intake) {
        Path file = intake.resolve(found.model());
        List<String> labels = Labels.of(found);
        TrialResult trial = Trial.run(file, trialInput(labels, found, order, intake));
        boolean guessed =
                found.summary().classLabels().isEmpty() && !order.parameters().containsKey("classes");
        return guessed && !Labels.fit(trial.signature())
                ? Trial.run(file, trialInput(List.of(), found, order, intake))
                : trial;
    }

    private static TrialInput trialInput(
            List<String> labels, ScannedModel.Found found, ImportOrder order, Intake intake) {
        TrialInput.TokenizerFile tokenizer = found.tokenizer() == null
                ? null
                : new TrialInput.TokenizerFile(found.tokenizer(), intake.resolve(found.tokenizer()));
        return new TrialInput(labels, tokenizer, order.samples(), parameters(found, order));
    }

    /** What the files say about their use, unless the owner says otherwise. */
    private static Map<String, Object> parameters(ScannedModel.Found found, ImportOrder order) {
        var parameters = new HashMap<String, Object>();
        if (found.source() != null) {
            parameters.putAll(found.source().model().usage());
        }
        parameters.putAll(order.parameters());
        return parameters;
    }

    private static Facts facts(ScannedModel.Found found, TrialResult trial) {
        OnnxSummary summary = found.summary();
        return new Facts(
                summary.parameters(),
                summary.operators(),
                summary.opsets(),
                summary.irVersion(),
                (summary.producer() + " " + summary.producerVersion()).strip(),
                trial.testRunMs(),
                trial.rows(),
                trial.tested(),
                trial.largestDifference(),
                found.source() == null ? null : Sources.of(found.source()));
    }

    /** What the model was brought as. */
    private static String format(ScannedModel.Found found, List<VersionFile> files) {
        String brought = found.source() == null ? found.model() : found.source().file();
        return files.stream()
                .filter(file -> file.path().equals(brought))
                .findFirst()
                .map(file -> file.kind().equals(FileKind.CONFIG_JSON.code())
                        ? TRANSFORMERS
                        : file.kind().toUpperCase(Locale.ROOT).replace('-', '_'))
                .orElseThrow();
    }

    private static List<VersionFile> files(ScannedModel scanned, Intake intake) throws IOException {
        var files = new ArrayList<VersionFile>();
        for (ScannedFile file : scanned.files()) {
            files.add(Verdicts.of(file, intake.sha256(file.path())));
        }
        return files;
    }

    private static List<VersionFile> refused(List<VersionFile> files, String path, Message reason) {
        return files.stream()
                .map(file -> file.path().equals(path)
                        ? new VersionFile(
                                path, file.size(), file.sha256(), file.kind(), Verdict.REFUSED, reason, file.names())
                        : file)
                .toList();
    }
}
