package modelport.server.prediction;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.KeptFormats;
import modelport.contract.registry.VersionState;
import modelport.gateway.Gateway;
import modelport.gateway.Servable;
import modelport.gateway.TrialAnswer;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.Artifacts;
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

    /** Answers as an endpoint of that version would to this body. */
    public TrialAnswer predict(ProjectRef project, Slug model, int number, byte[] json, Locale language) {
        VersionRef version = versions.require(project, model, number);
        VersionRef.Files files = version.files()
                .filter(_ -> version.state() == VersionState.READY)
                .orElseThrow(() -> new ProblemException(new Problem.Conflict(notReady(version))));
        KeptFormats.refusal(files.format()).ifPresent(reason -> {
            throw new ProblemException(new Problem.Conflict(reason));
        });
        Gateway gateway = node.gateway()
                .orElseThrow(() ->
                        new ProblemException(new Problem.Other(UNAVAILABLE, Message.of("prediction.no-gateway"))));
        return gateway.tryOut(servable(version, files), json, language)
                .toCompletableFuture()
                .join();
    }

    private Servable servable(VersionRef version, VersionRef.Files files) {
        Path folder = artifacts.materialize(files.digest());
        return new Servable(
                version.number(),
                files.digest(),
                folder.resolve(files.mainFile()),
                folder,
                files.signature(),
                Map.of());
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
