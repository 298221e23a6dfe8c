package modelport.server.evaluation.internal;

import ai.onnxruntime.OrtEnvironment;

/** Which code measures: with another one the same version and dataset may get other figures. */
public final class CodeVersion {
    /** Counts up whenever a change here or in the libraries below could make other figures of the same rows. */
    private static final int MEASURING = 1;

    /** The code of this build, and the engine that answers. */
    public static final String CURRENT = MEASURING + " with ONNX Runtime " + engine();

    private CodeVersion() {}

    private static String engine() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? "of this build" : version;
    }
}
