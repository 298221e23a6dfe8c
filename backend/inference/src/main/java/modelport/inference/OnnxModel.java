package modelport.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;

/** A model that ONNX Runtime runs. */
final class OnnxModel implements FileModel {
    private static final String ROWS = "modelport.rows";
    private static final String TOGETHER = "together";

    private final OrtSession session;
    private final Signature signature;
    private final Set<String> outputs;
    private final Set<String> plainTensors;
    private final Examples examples;
    private final boolean together;
    /** Runs hold the shared side, closing the other one. */
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private boolean closed;
    private volatile List<String> namedClasses = List.of();

    OnnxModel(OrtSession session, Signature signature) throws OrtException {
        this.session = session;
        this.signature = signature;
        outputs =
                signature.outputs().stream().map(TensorSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
        plainTensors = session.getOutputInfo().values().stream()
                .filter(node -> node.getInfo() instanceof TensorInfo)
                .map(NodeInfo::getName)
                .collect(Collectors.toUnmodifiableSet());
        examples = Examples.of(session);
        together = session.getMetadata()
                .getCustomMetadataValue(ROWS)
                .filter(TOGETHER::equals)
                .isPresent();
        expectSame(signature.inputs(), OrtTypes.inputs(session), true);
        expectSame(signature.outputs(), OrtTypes.outputs(session, signature.classes()), false);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> wanted, Duration deadline) {
        Engines.expectPlatformThread();
        var natives = new LinkedHashMap<String, OnnxTensor>();
        enter();
        try {
            for (var input : inputs.entrySet()) {
                natives.put(input.getKey(), OrtTensors.toNative(input.getValue()));
            }
            try (OrtSession.Result result = compute(natives, wanted.isEmpty() ? outputs : inOrder(wanted), deadline)) {
                return copied(result);
            }
        } catch (OrtException e) {
            throw OrtErrors.run(e);
        } finally {
            natives.values().forEach(OnnxTensor::close);
            exit();
        }
    }

    /** A run whose answers are still in native memory; only between {@link #enter} and {@link #exit}. */
    OrtSession.Result compute(Map<String, OnnxTensor> inputs, Set<String> wanted, Duration deadline)
            throws OrtException {
        try (var watch = Deadlines.watch(deadline)) {
            try {
                return session.run(inputs, wanted, watch.options());
            } catch (OrtException e) {
                if (watch.expired()) {
                    throw InferenceException.of(Fault.DEADLINE, "deadline", "ms", String.valueOf(deadline.toMillis()))
                            .causedBy(e);
                }
                throw e;
            }
        }
    }

    private Map<String, Tensor> copied(OrtSession.Result result) throws OrtException {
        var answers = new LinkedHashMap<String, Tensor>();
        for (var output : result) {
            if (signature.classes().isEmpty() && output.getValue() instanceof OnnxSequence sequence) {
                namedClasses = OrtTensors.labels(sequence);
            }
            answers.put(output.getKey(), OrtTensors.fromNative(output.getValue(), signature.classes()));
        }
        return answers;
    }

    private Set<String> inOrder(Set<String> wanted) {
        for (String name : wanted) {
            if (!outputs.contains(name)) {
                throw InputErrors.unknownOutput(name, outputs);
            }
        }
        var ordered = new LinkedHashSet<>(outputs);
        ordered.retainAll(wanted);
        return ordered;
    }

    @Override
    public List<String> namedClasses() {
        return namedClasses;
    }

    @Override
    public Examples examples() {
        return examples;
    }

    @Override
    public boolean rowsBelongTogether() {
        return together;
    }

    /** Whether the file gives it as a tensor, not as maps. */
    boolean isPlainTensor(String output) {
        return plainTensors.contains(output);
    }

    OrtSession session() {
        return session;
    }

    boolean isInUse() {
        return inUse.getReadLockCount() > 0;
    }

    /** Keeps the model from being closed until {@link #exit}. */
    void enter() {
        inUse.readLock().lock();
        if (closed) {
            inUse.readLock().unlock();
            throw new IllegalStateException("the model is closed");
        }
    }

    void exit() {
        inUse.readLock().unlock();
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** Every input must be known; an output more than the signature has is never asked for. */
    static void expectSame(List<TensorSpec> known, List<TensorSpec> found, boolean all) {
        Map<String, TensorSpec> byName = found.stream().collect(Collectors.toMap(TensorSpec::name, spec -> spec));
        for (TensorSpec spec : known) {
            TensorSpec real = byName.remove(spec.name());
            if (real == null || real.type() != spec.type()) {
                throw InferenceException.of(Fault.FILE, "signature-differs", "name", spec.name());
            }
        }
        if (all && !byName.isEmpty()) {
            throw InferenceException.of(
                    Fault.FILE,
                    "signature-differs",
                    "name",
                    byName.keySet().iterator().next());
        }
    }
}
