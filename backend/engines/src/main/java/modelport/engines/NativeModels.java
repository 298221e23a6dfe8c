package modelport.engines;

import java.nio.file.Path;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;

/** Loads models, whatever runs them. */
public final class NativeModels {
    static final String START = "start";

    private NativeModels() {}

    /** Whether it is about the engine, which does not start, and not about a model. */
    public static boolean isAboutEngine(InferenceException e) {
        return e.problem().code().equals("engines." + START);
    }

    /** A model in this process or in one of its own, with another one that waits in case that dies. */
    public static LoadedModel serve(Path file, Signature signature, LoadOptions options) {
        return load(file, signature, options, true);
    }

    /** A model in this process or in one of its own, for a while. */
    public static LoadedModel load(Path file, Signature signature, LoadOptions options) {
        return load(file, signature, options, false);
    }

    private static LoadedModel load(Path file, Signature signature, LoadOptions options, boolean spares) {
        Optional<NativeEngine> engine = NativeEngine.of(file);
        if (engine.isEmpty()) {
            return OnnxModels.load(file, signature, options);
        }
        EngineFolders.Home home = EngineFolders.find(engine.get()).orElseThrow(() -> missing(engine.get()));
        return SupervisedModel.load(engine.get(), home, file, signature, spares);
    }

    /** Whether a process waits in case one that runs a model dies. */
    public static boolean hasSpare(NativeEngine engine) {
        return Spares.all().hasOne(engine);
    }

    /** What to do where an engine is not there. */
    public static InferenceException missing(NativeEngine engine) {
        return new InferenceException(
                Fault.FILE,
                Message.of(
                        "engines.missing", "engine", engine.title(), "command", "./modelport engine " + engine.code()));
    }
}
