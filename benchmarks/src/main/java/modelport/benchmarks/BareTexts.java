package modelport.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.inference.LoadOptions;
import modelport.inference.OnnxModels;
import modelport.inference.TextModel;

/**
 * The most that a text model can do on this machine, without a server around it: {@code BareTexts MODEL.onnx
 * TOKENIZER.json THREADS BATCH SECONDS}.
 */
public final class BareTexts {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog";
    private static final int MAX_TOKENS = 128;

    private BareTexts() {}

    public static void main(String[] args) throws InterruptedException {
        Path model = Path.of(args[0]);
        Path tokenizer = Path.of(args[1]);
        var text = new TextInput(String.valueOf(tokenizer.getFileName()), MAX_TOKENS, Pooling.MEAN, true);
        Signature found = OnnxModels.inspect(model);
        var signature = new Signature(found.inputs(), found.outputs(), List.of(), text, true);
        Path folder = Objects.requireNonNull(tokenizer.toAbsolutePath().getParent());
        List<String> batch = Collections.nCopies(Integer.parseInt(args[3]), TEXT);
        long nanos = Duration.ofSeconds(Long.parseLong(args[4])).toNanos();
        try (TextModel loaded = TextModel.load(model, folder, signature, LoadOptions.serving())) {
            loaded.runTexts(batch, Duration.ofMinutes(1));
            var rows = new LongAdder();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            var threads = new Thread[Integer.parseInt(args[2])];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = Thread.ofPlatform().start(() -> {
                    while (System.nanoTime() - start < nanos) {
                        loaded.runTexts(batch, Duration.ofMinutes(1));
                        rows.add(batch.size());
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.printf(
                    "%.0f rows/s, %.0f us of CPU per row%n",
                    rows.sum() * 1e9 / (System.nanoTime() - start), (cpuNanos() - cpu) / 1e3 / rows.sum());
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
