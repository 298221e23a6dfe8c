package modelport.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.gateway.CallerCheck.Access;
import modelport.gateway.Deployment;
import modelport.gateway.Gateway;
import modelport.gateway.GatewayConfig;
import modelport.gateway.Servable;
import modelport.inference.OnnxModels;
import org.jspecify.annotations.Nullable;

/**
 * The gateway alone, for measurements: {@code StandaloneGateway PORT ENDPOINT MODEL.onnx [TOKENIZER.json]}, where the
 * tokenizer lies beside the model. The token is what the environment calls {@code MODELPORT_TOKEN}.
 */
public final class StandaloneGateway {
    private static final int MAX_TOKENS = 128;

    private StandaloneGateway() {}

    public static void main(String[] args) throws InterruptedException {
        String token = System.getenv().getOrDefault("MODELPORT_TOKEN", "mp_api_bench");
        GatewayConfig config = GatewayConfig.defaults()
                .on("127.0.0.1", Integer.parseInt(args[0]))
                .queueing(Duration.ofMillis(Long.getLong("queueMax", 2_000)));
        Gateway gateway = Gateway.start(
                config,
                (offered, _) -> CompletableFuture.completedFuture(
                        MessageDigest.isEqual(bytes(offered), bytes(token)) ? Access.ALLOWED : Access.UNKNOWN_TOKEN));
        Path model = Path.of(args[2]);
        gateway.deploy(new Deployment(args[1], 1, servable(model, args.length > 3 ? Path.of(args[3]) : null)))
                .toCompletableFuture()
                .join();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(gateway::close));
        System.out.println("ready on " + gateway.address().getPort());
        new CountDownLatch(1).await();
    }

    private static Servable servable(Path model, @Nullable Path tokenizer) {
        Signature found = OnnxModels.inspect(model);
        TextInput text = tokenizer == null
                ? null
                : new TextInput(String.valueOf(tokenizer.getFileName()), MAX_TOKENS, Pooling.MEAN, true);
        var signature = new Signature(found.inputs(), found.outputs(), List.of(), text, true);
        Path folder = Objects.requireNonNull(model.toAbsolutePath().getParent());
        return new Servable(1, "sha256:bench", model, folder, signature, Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
