package modelport.server.prediction;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.gateway.TrialAnswer;
import modelport.inference.InferenceException;
import modelport.onnx.RefusedException;
import modelport.onnx.edit.GraphEnds;
import modelport.processing.Fitting;
import modelport.processing.Presets;
import modelport.processing.ProcessingCheck;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Json;
import modelport.server.registry.VersionProcessings;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.registry.Versions;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Shows how versions read requests, tries other ways, and keeps what has worked. */
@Singleton
public class Processings {
    private static final TypeReference<Map<String, String>> ARGS = new TypeReference<>() {};
    private static final int OK = 200;

    private final VersionProcessings processings;
    private final VersionRefs refs;
    private final Versions versions;
    private final Artifacts artifacts;
    private final Trials trials;

    Processings(
            VersionProcessings processings, VersionRefs refs, Versions versions, Artifacts artifacts, Trials trials) {
        this.processings = processings;
        this.refs = refs;
        this.versions = versions;
        this.artifacts = artifacts;
        this.trials = trials;
    }

    public List<ProcessingPreset> presets() {
        return Presets.all();
    }

    /** With what its graph and files look like. */
    public VersionProcessing get(ProjectRef project, Slug model, int number) {
        Version version = versions.get(project, model, number);
        VersionRef ref = refs.require(project, model, number);
        Signature signature = version.signature();
        List<String> files = version.files().stream().map(VersionFile::path).toList();
        return new VersionProcessing(
                signature == null ? null : signature.processing(),
                signature == null ? List.of() : suggestions(ref, signature, files),
                processings.fixed(ref).orElse(null),
                version.rowVersion());
    }

    /** What pixels a model takes is asked of its graph; nobody needs that where there is a processing. */
    private List<ProcessingPreset> suggestions(VersionRef ref, Signature signature, List<String> files) {
        List<ProcessingPreset> usual = Presets.of(signature, files);
        boolean pictures = usual.stream().anyMatch(Fitting::concerns);
        Optional<VersionRef.Files> model =
                ref.files().filter(each -> each.mainFile().endsWith(".onnx"));
        if (!pictures || signature.processing() != null || model.isEmpty()) {
            return usual;
        }
        Path file =
                artifacts.open(ref.project(), model.get().digest(), model.get().mainFile());
        try {
            var fitting = new Fitting(signature, GraphEnds.read(file));
            return usual.stream().map(fitting::fit).toList();
        } catch (RefusedException notSeenThrough) {
            return usual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the version would answer with another processing; keeps nothing. */
    public TrialAnswer tryOut(ProjectRef project, Slug model, int number, NewProcessing wanted, Locale language) {
        VersionRef version = trials.ready(project, model, number);
        Signature signature = version.files().orElseThrow().signature().withProcessing(checked(wanted.processing()));
        Map<String, Object> example = wanted.example();
        return example == null
                ? trials.madeUp(version, signature, language)
                : trials.predict(version, signature, new Json(example).text(), language);
    }

    /** Keeps it once an example has gone through. */
    public VersionProcessing change(
            Caller caller, ProjectRef project, Slug model, int number, long rowVersion, NewProcessing wanted) {
        if (wanted.processing() != null || wanted.example() != null) {
            TrialAnswer answer = tryOut(project, model, number, wanted, Locale.ENGLISH);
            if (answer.status() != OK) {
                throw failed(answer);
            }
        }
        processings.change(caller, refs.require(project, model, number), rowVersion, wanted.processing());
        return get(project, model, number);
    }

    /** What the trial said is the reason, in the words of its own problem. */
    private static ProblemException failed(TrialAnswer answer) {
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        String code = problem.path("code").asString("");
        if (code.isEmpty()) {
            return new ProblemException(new Problem.Other(answer.status(), Message.of("gateway.load-failed")));
        }
        Map<String, String> args = Json.MAPPER.convertValue(problem.path("args"), ARGS);
        return new ProblemException(new Problem.Invalid(new Message(code, args)));
    }

    private static @Nullable Processing checked(@Nullable Processing processing) {
        if (processing == null) {
            return null;
        }
        try {
            ProcessingCheck.expectWhole(processing);
            return processing;
        } catch (InferenceException e) {
            throw new ProblemException(new Problem.Invalid(e.problem()));
        }
    }
}
