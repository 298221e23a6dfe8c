package modelport.gateway.serving;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import modelport.gateway.Servable;
import modelport.gateway.serving.ModelLoader.Loaded;
import modelport.inference.InferenceException;

/**
 * What is needed to bring a model into memory, and out of it.
 *
 * @param warm makes room for what is needed now
 * @param threads that may wait for disks and natives
 */
public record Loading(
        ModelLoader loader,
        WarmModels warm,
        List<? extends Loop> loops,
        Executor threads,
        Function<Servable, ServableForm> forms) {
    /** Loads a model; what is only kept warm gives way to it. */
    CompletableFuture<Loaded> load(Servable servable, String name, boolean inline) {
        return CompletableFuture.supplyAsync(() -> ModelLoader.size(servable), threads)
                .thenCompose(warm::makeRoom)
                .thenApplyAsync(_ -> loader.load(servable, name, inline), threads);
    }

    /** Loads a model that nobody needs now. */
    CompletableFuture<Optional<Loaded>> loadIfItFits(Servable servable, String name) {
        return CompletableFuture.supplyAsync(
                () -> loader.fits(ModelLoader.size(servable))
                        ? Optional.of(loader.load(servable, name, true))
                        : Optional.empty(),
                threads);
    }

    /** Unloads a model that nobody finds any more; completes when its memory is free. */
    CompletableFuture<Void> retire(Loaded old) {
        return warm.retire(old);
    }

    /** Why a model could not be loaded. */
    static Message reason(Throwable failure) {
        return switch (failure) {
            case InferenceException inference -> inference.problem();
            case Refusal refusal -> refusal.reason();
            default -> Message.of("gateway.load-failed");
        };
    }
}
