package modelport.server.prediction;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.KeptFormats;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionState;
import modelport.gateway.Gateway;
import modelport.gateway.Servable;
import modelport.gateway.TrialAnswer;
import modelport.inference.InferenceException;
import modelport.processing.MadeUp;
import modelport.processing.Payload;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Json;
import modelport.server.deployment.ServingNode;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;

/** Tries versions that are ready, deployed or not. */
@Singleton
public class Trials {
    private static final int UNAVAILABLE = 503;

    private final VersionRefs versions;
    private final Artifacts artifacts;
    private final ServingNode node;

    Trials(VersionRefs versions, Artifacts artifacts, ServingNode node) {
        this.versions = versions;
        this.artifacts = artifacts;
        this.node = node;
    }

    /**
     * The body of a request.
     *
     * @param mediaType what its sender says it is
     */
    @SuppressWarnings("ArrayRecordComponent") // a body on its way, which nobody compares
    public record Asked(byte[] body, String mediaType) {}

    /** Answers as an endpoint of that version would to this body. */
    public TrialAnswer predict(ProjectRef project, Slug model, int number, Asked asked, Locale language) {
        VersionRef version = ready(project, model, number);
        return ask(servable(version, version.files().orElseThrow().signature()), asked, language);
    }

    /** Answers JSON as the version would if its signature were another. */
    TrialAnswer predict(VersionRef version, Signature signature, String json, Locale language) {
        var asked = new Asked(json.getBytes(StandardCharsets.UTF_8), "application/json");
        return ask(servable(version, signature), asked, language);
    }

    /** Answers a request that is made up. */
    TrialAnswer madeUp(VersionRef version, Signature signature, Locale language) {
        Processing processing = signature.processing();
        if (processing == null) {
            throw new ProblemException(Problem.Invalid.field("example", "processing.example-needed"));
        }
        Servable servable = servable(version, signature);
        try {
            return ask(servable, asked(processing, MadeUp.of(processing, servable.folder())), language);
        } catch (InferenceException e) {
            throw new ProblemException(new Problem.Invalid(e.problem()));
        }
    }

    private static Asked asked(Processing processing, Payload payload) {
        boolean question =
                processing.first().preparation() instanceof TextPreparation text && text.form() == TextForm.QUESTION;
        return switch (payload) {
            case Payload.Image(byte[] bytes) -> new Asked(bytes, "image/png");
            case Payload.Audio(byte[] bytes) -> new Asked(bytes, "audio/wav");
            case Payload.Text(String text) -> json(text);
            case Payload.Prompt prompt -> json(prompt.text());
            case Payload.Pair(String first, String second) ->
                json(question ? Map.of("question", first, "context", second) : Map.of("text", first, "pair", second));
            case Payload.Items items -> json(items(items));
        };
    }

    private static Map<String, Object> items(Payload.Items items) {
        return items.user() == null
                ? Map.of("items", items.items())
                : Map.of("user", items.user(), "items", items.items());
    }

    private static Asked json(Object inputs) {
        String text = new Json(Map.of("inputs", inputs)).text();
        return new Asked(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private TrialAnswer ask(Servable servable, Asked asked, Locale language) {
        Gateway gateway = node.gateway()
                .orElseThrow(() ->
                        new ProblemException(new Problem.Other(UNAVAILABLE, Message.of("prediction.no-gateway"))));
        return gateway.tryOut(servable, asked.body(), asked.mediaType(), language)
                .toCompletableFuture()
                .join();
    }

    /** A version that can answer; throws {@link Problem.Conflict} where it is not ready. */
    VersionRef ready(ProjectRef project, Slug model, int number) {
        VersionRef version = versions.require(project, model, number);
        if (version.state() != VersionState.READY || version.files().isEmpty()) {
            throw new ProblemException(new Problem.Conflict(notReady(version)));
        }
        KeptFormats.refusal(version.files().get().format()).ifPresent(reason -> {
            throw new ProblemException(new Problem.Conflict(reason));
        });
        return version;
    }

    private Servable servable(VersionRef version, Signature signature) {
        VersionRef.Files files = version.files().orElseThrow();
        Path folder = artifacts.materialize(files.digest());
        return new Servable(
                version.number(), files.digest(), folder.resolve(files.mainFile()), folder, signature, Map.of());
    }

    private static Message notReady(VersionRef version) {
        return Message.of(
                "prediction.not-ready",
                "model",
                version.model().value(),
                "version",
                Integer.toString(version.number()));
    }
}
