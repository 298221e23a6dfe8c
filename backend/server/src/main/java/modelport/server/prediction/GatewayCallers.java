package modelport.server.prediction;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import modelport.gateway.CallerCheck;
import modelport.server.access.Caller;
import modelport.server.access.Credentials;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.deployment.Routes;

/** Tells the gateway who may predict where. */
@Singleton
final class GatewayCallers implements CallerCheck {
    private final Credentials credentials;
    private final Projects projects;
    private final Routes routes;
    private final ExecutorService blocking;

    GatewayCallers(
            Credentials credentials,
            Projects projects,
            Routes routes,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.credentials = credentials;
        this.projects = projects;
        this.routes = routes;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Access> check(String token, String endpoint) {
        return CompletableFuture.supplyAsync(() -> access(token, endpoint), blocking);
    }

    private Access access(String token, String endpoint) {
        Optional<Caller> caller = credentials.whose(token);
        if (caller.isEmpty()) {
            return Access.UNKNOWN_TOKEN;
        }
        boolean may = caller.filter(GatewayCallers::isForPredictions)
                .flatMap(
                        known -> routes.projectOf(endpoint).map(project -> projects.may(known, project, Right.PREDICT)))
                .orElse(false);
        return may ? Access.ALLOWED : Access.FOREIGN;
    }

    private static boolean isForPredictions(Caller caller) {
        return switch (caller.kind()) {
            case SESSION, API -> true;
            case UPLOAD, BOOTSTRAP, WORKER -> false;
        };
    }
}
