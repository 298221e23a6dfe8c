package modelport.inference;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/** Starts the native engines of this process, once and in the only order that works. */
public final class Engines {
    private Engines() {}

    /** Loads the natives now; without it the first model does. Nothing is asked of the network. */
    public static void start() {
        environment();
    }

    /** Version of ONNX Runtime. */
    public static String version() {
        return environment().getVersion();
    }

    static OrtEnvironment environment() {
        return Started.ENVIRONMENT;
    }

    /** Before any native call: a virtual thread would keep its carrier for as long as that takes. */
    static void expectPlatformThread() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("native code runs on platform threads only");
        }
    }

    private static final class Started {
        static final OrtEnvironment ENVIRONMENT = start();

        /**
         * DJL wants to make the environment itself, for its thread pool; ONNX Runtime allows one a process. DJL reports
         * every start to its makers unless told otherwise.
         */
        private static OrtEnvironment start() {
            setIfAbsent("OPT_OUT_TRACKING", "true");
            setIfAbsent("ai.djl.offline", "true");
            Engine.getEngine("OnnxRuntime");
            return OrtEnvironment.getEnvironment();
        }

        private static void setIfAbsent(String property, String value) {
            System.setProperty(property, System.getProperty(property, value));
        }
    }

    static OrtSession.SessionOptions sessionOptions(LoadOptions options) throws OrtException {
        var session = new OrtSession.SessionOptions();
        session.setInterOpNumThreads(1);
        session.setIntraOpNumThreads(options.threads());
        if (options.sharedPool()) {
            session.disablePerSessionThreads();
        }
        // It keeps factors as float32, so that products of doubles are off from the eighth digit on.
        session.addConfigEntry("optimization.disable_specified_optimizers", "MatMulScaleFusion");
        session.addConfigEntry("session.intra_op.allow_spinning", "0");
        session.addConfigEntry("session.inter_op.allow_spinning", "0");
        session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return session;
    }
}
