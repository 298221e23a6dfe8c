package modelport.inference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;

/**
 * The first run of a model whose file tells less than an ONNX file does: what it gives is only seen when it runs, and
 * what it takes may be known from samples alone.
 */
public final class NativeTrial {
    private final LoadedModel model;
    private final TrialInput input;

    private NativeTrial(LoadedModel model, TrialInput input) {
        this.model = model;
        this.input = input;
    }

    /**
     * Runs a model.
     *
     * @param opener opens it with a signature, of which it needs the inputs
     * @throws InferenceException if the file, the samples or the parameters are at fault, or nobody says what it takes
     */
    public static TrialResult run(
            List<DeclaredInput> declared, Function<Signature, LoadedModel> opener, TrialInput input) {
        List<TensorSpec> inputs = new InputHints(input).inputs(declared);
        List<String> classes = new Parameters(input.parameters()).classes().orElse(input.classes());
        var draft = new Signature(inputs, List.of(), classes, null, false);
        try (LoadedModel model = opener.apply(draft)) {
            return new NativeTrial(model, input).run(draft);
        }
    }

    private TrialResult run(Signature draft) {
        try {
            return attempt(draft);
        } catch (InferenceException e) {
            boolean whole = input.samples() != null
                    && !input.parameters().containsKey(InputHints.PARAMETER)
                    && draft.inputs().stream().anyMatch(NativeTrial::isWholeTensor);
            if (e.fault() != Fault.RUN || !whole) {
                throw e;
            }
            // Samples without a point may well be numbers that have one.
            return attempt(SignatureDraft.withInputs(
                    draft, draft.inputs().stream().map(NativeTrial::real).toList()));
        }
    }

    private static boolean isWholeTensor(TensorSpec spec) {
        return spec.type() == DataType.INT64 && !spec.shape().isEmpty();
    }

    private static TensorSpec real(TensorSpec spec) {
        return isWholeTensor(spec) ? new TensorSpec(spec.name(), DataType.FP32, spec.shape(), spec.symbols()) : spec;
    }

    private TrialResult attempt(Signature draft) {
        Samples samples = input.samples();
        if (samples == null) {
            var search = new TrialSearch(new Seen(model, draft), Examples.NONE);
            GeneratedInputs.Plan plan = search.find();
            return judge(search.settled(plan), search.inputs(plan));
        }
        return judge(draft, Rows.withMissing(draft).inputs(samples.inputs()));
    }

    private TrialResult judge(Signature draft, Map<String, Tensor> inputs) {
        var answers = model.run(inputs, TrialRows.DEADLINE);
        Signature settled = settled(draft, inputs, answers);
        return Trial.judge(settled, new TrialRows.Tensors(new Seen(model, settled), inputs), input);
    }

    /** With the outputs that a run gave; and with sizes as they were, where a row alone does not go. */
    private Signature settled(Signature draft, Map<String, Tensor> inputs, Map<String, Tensor> answers) {
        var rows = new TrialRows.Tensors(new Seen(model, draft), inputs);
        boolean free = rows.count() > 1 && answersRows(rows, answers);
        List<TensorSpec> specs = free || rows.count() == 1
                ? draft.inputs()
                : draft.inputs().stream().map(spec -> fixed(spec, inputs)).toList();
        List<TensorSpec> outputs = answers.entrySet().stream()
                .map(answer -> output(answer.getKey(), answer.getValue(), free))
                .toList();
        return new Signature(specs, outputs, draft.classes(), null, false);
    }

    private static boolean answersRows(TrialRows rows, Map<String, Tensor> answers) {
        try {
            Map<String, Tensor> one = rows.run(List.of(0));
            return answers.entrySet().stream().allMatch(answer -> {
                Tensor alone = one.get(answer.getKey());
                return alone != null && isOf(alone, 1) && isOf(answer.getValue(), rows.count());
            });
        } catch (InferenceException e) {
            if (e.fault() == Fault.RUN) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isOf(Tensor tensor, int rows) {
        return tensor.shape().length > 0 && tensor.shape()[0] == rows;
    }

    private static TensorSpec fixed(TensorSpec spec, Map<String, Tensor> inputs) {
        Tensor tensor = inputs.get(spec.name());
        if (tensor == null) {
            return spec;
        }
        List<Long> shape = new ArrayList<>();
        for (long size : tensor.shape()) {
            shape.add(size);
        }
        return new TensorSpec(spec.name(), spec.type(), shape, spec.symbols());
    }

    private static TensorSpec output(String name, Tensor tensor, boolean free) {
        List<Long> shape = new ArrayList<>();
        for (long size : tensor.shape()) {
            shape.add(free ? -1 : size);
        }
        return new TensorSpec(
                name, tensor.type(), shape, shape.stream().map(_ -> "").collect(Collectors.toList()));
    }

    /** The model as it looks with another signature; closing is its owner's. */
    private record Seen(LoadedModel model, Signature signature) implements LoadedModel {
        @Override
        public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs, Duration deadline) {
            return new LinkedHashMap<>(model.run(inputs, outputs, deadline));
        }

        @Override
        public void close() {}
    }
}
