package modelport.engines.child;

import ai.djl.engine.Engine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import modelport.engines.process.Orphans;
import org.jspecify.annotations.Nullable;

/**
 * One engine and one model. Orders come through the standard input, whose end is the end of everything; answers go out
 * through a channel of their own, because natives print to the standard output what they like.
 */
public final class EngineMain {
    private static final String ANSWERS = "/dev/fd/3";
    private static final int NO_ENGINE = 5;

    private final String engine;
    private final DataOutputStream out;
    private final ExecutorService threads;
    private volatile @Nullable EngineModel model;

    private EngineMain(String engine, DataOutputStream out, ExecutorService threads) {
        this.engine = engine;
        this.out = out;
        this.threads = threads;
    }

    /** Arguments: DJL's name of the engine, and how many may run at once; or that name alone, to unpack and tell. */
    public static void main(String[] arguments) throws IOException {
        System.setOut(System.err);
        if (arguments.length == 1) {
            System.err.println(arguments[0] + " " + version(arguments[0]));
            Runtime.getRuntime().halt(0);
            return;
        }
        Orphans.offerToDieFirst();
        int threads = Integer.parseInt(arguments[1]);
        try (var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(ANSWERS), 1 << 16));
                var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            new EngineMain(arguments[0], out, pool).work(in);
        } finally {
            Runtime.getRuntime().halt(Orphans.EXIT);
        }
    }

    private void work(DataInputStream in) throws IOException {
        try {
            say(Wire.text(Wire.Kind.READY, 0, version(engine)));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace(System.err);
            say(Wire.text(Wire.Kind.ERROR, 0, String.valueOf(e.getMessage())));
            Runtime.getRuntime().halt(NO_ENGINE);
        }
        while (true) {
            Wire.Message message = Wire.read(in);
            switch (message.kind()) {
                case LOAD -> load(message);
                case RUN -> threads.execute(() -> run(message));
                case READY, LOADED, ANSWER, ERROR -> throw new IOException("no order: " + message.kind());
            }
        }
    }

    private static String version(String engine) {
        return Engine.getEngine(engine).getVersion();
    }

    private void load(Wire.Message message) throws IOException {
        try {
            Path file = Path.of(message.text());
            model = engine.equals("PyTorch") ? TorchModel.load(file) : TensorFlowModel.load(file);
            say(Wire.text(Wire.Kind.LOADED, message.number(), ""));
        } catch (Exception | LinkageError | StackOverflowError e) {
            say(Wire.text(Wire.Kind.ERROR, message.number(), reason(e)));
        }
    }

    private void run(Wire.Message message) {
        try {
            EngineModel loaded = model;
            if (loaded == null) {
                throw new IllegalStateException("nothing is loaded");
            }
            say(Wire.tensors(Wire.Kind.ANSWER, message.number(), loaded.run(message.tensors())));
        } catch (Exception | LinkageError | StackOverflowError e) {
            try {
                say(Wire.text(Wire.Kind.ERROR, message.number(), reason(e)));
            } catch (IOException gone) {
                Runtime.getRuntime().halt(Orphans.EXIT);
            }
        }
    }

    /** Engines tell a whole stack; what went wrong stands last, or first. */
    private static String reason(Throwable e) {
        String text = String.valueOf(e.getMessage()).strip();
        String[] lines = text.split("\n", -1);
        String last = lines[lines.length - 1].strip();
        return last.startsWith("RuntimeError") || last.contains("Error:") ? last : text;
    }

    private void say(Wire.Message message) throws IOException {
        Wire.write(out, message);
    }
}
