package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;

/** Loads ONNX files. Large weights may lie in files beside them; operators from libraries are never loaded. */
public final class OnnxModels {
    private OnnxModels() {}

    /**
     * A model with the signature that its import found.
     *
     * @throws InferenceException if the file is broken, uses what this engine does not know or does not have that
     *     signature
     */
    public static LoadedModel load(Path file, Signature signature, LoadOptions options) {
        return open(file, signature, options);
    }

    static FileModel open(Path file, Signature signature, LoadOptions options) {
        OrtSession session = session(file, options);
        try {
            Optional<TextColumns> texts = TextColumns.of(session);
            return texts.isEmpty() ? new OnnxModel(session, signature) : vectorised(session, signature, texts.get());
        } catch (InferenceException | OrtException e) {
            close(session);
            throw e instanceof InferenceException inference ? inference : OrtErrors.load(file, (OrtException) e);
        }
    }

    private static FileModel vectorised(OrtSession session, Signature signature, TextColumns texts)
            throws OrtException {
        OnnxModel.expectSame(signature.inputs(), texts.inputs(), true);
        var model = new OnnxModel(session, SignatureDraft.withInputs(signature, texts.graph()));
        return new VectorisedModel(model, signature, texts);
    }

    /** Inputs and outputs as the file has them: without class labels and texts, and never taken for batch invariant. */
    public static Signature inspect(Path file) {
        OrtSession session = session(file, LoadOptions.serving());
        try {
            Optional<TextColumns> texts = TextColumns.of(session);
            List<TensorSpec> inputs =
                    texts.isEmpty() ? OrtTypes.inputs(session) : texts.get().inputs();
            return new Signature(inputs, OrtTypes.outputs(session, List.of()), List.of(), null, false);
        } catch (OrtException e) {
            throw OrtErrors.load(file, e);
        } finally {
            close(session);
        }
    }

    /**
     * Writes the graph that the engine makes of a model before it runs it here: with its own operators, for this
     * machine alone. Tells which operators became fast ones.
     */
    public static void writeOptimized(Path file, Path target) {
        Engines.expectPlatformThread();
        try (var options = Engines.sessionOptions(LoadOptions.serving())) {
            options.setOptimizedModelFilePath(target.toString());
            close(Engines.environment().createSession(file.toString(), options));
        } catch (OrtException e) {
            throw OrtErrors.load(file, e);
        }
    }

    private static OrtSession session(Path file, LoadOptions options) {
        Engines.expectPlatformThread();
        if (!Files.isRegularFile(file)) {
            throw InferenceException.of(Fault.FILE, "no-file", "file", String.valueOf(file.getFileName()));
        }
        try (var sessionOptions = Engines.sessionOptions(options)) {
            return Engines.environment().createSession(file.toString(), sessionOptions);
        } catch (OrtException e) {
            throw OrtErrors.load(file, e);
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
