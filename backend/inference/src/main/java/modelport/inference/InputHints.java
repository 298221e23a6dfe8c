package modelport.inference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import org.jspecify.annotations.Nullable;

/** Finds out what a model takes whose file does not say: from its owner's word, or from samples. */
final class InputHints {
    /** A parameter: the name of each input, and its type and sizes as in {@code FP32[-1,3,224,224]}. */
    static final String PARAMETER = "inputs";

    private static final Pattern HINT = Pattern.compile("([A-Z0-9]{3,6})\\s*\\[([-0-9,\\s]*)]");
    private static final int MOST_AXES = 16;

    private final Map<?, ?> told;
    private final Map<String, Object> samples;

    InputHints(TrialInput input) {
        Object value = input.parameters().get(PARAMETER);
        told = value instanceof Map<?, ?> map ? map : Map.of();
        samples = input.samples() == null ? Map.of() : input.samples().inputs();
    }

    List<TensorSpec> inputs(List<DeclaredInput> declared) {
        List<DeclaredInput> known = declared.stream().map(this::known).toList();
        String unknown = known.stream()
                .filter(input -> input.shape() == null)
                .map(DeclaredInput::name)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            String example = declared.stream()
                    .map(input -> "\"" + input.name() + "\": \"FP32[-1,4]\"")
                    .collect(Collectors.joining(", ", "{\"inputs\": {", "}}"));
            throw InferenceException.of(Fault.INPUT, "inputs-unknown", "names", unknown, "example", example);
        }
        return known.stream().map(InputHints::spec).toList();
    }

    private static TensorSpec spec(DeclaredInput input) {
        List<Long> shape = input.shape() == null ? List.of() : input.shape();
        DataType type = input.type() == null ? DataType.FP32 : input.type();
        return new TensorSpec(
                input.name(), type, shape, shape.stream().map(_ -> "").toList());
    }

    private DeclaredInput known(DeclaredInput input) {
        Object hint = told.get(input.name());
        if (hint != null) {
            return hinted(input, String.valueOf(hint));
        }
        if (input.shape() != null && input.type() != null) {
            return input;
        }
        Object sample = samples.get(input.name());
        return sample == null ? input : sampled(input, sample);
    }

    private static DeclaredInput hinted(DeclaredInput input, String hint) {
        Matcher matcher = HINT.matcher(hint.strip());
        Optional<DataType> type = matcher.matches() ? type(matcher.group(1)) : Optional.empty();
        if (type.isEmpty()) {
            throw InferenceException.of(Fault.INPUT, "input-hint", "name", input.name(), "hint", hint);
        }
        try {
            List<Long> shape = Arrays.stream(matcher.group(2).split(",", -1))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return new DeclaredInput(input.name(), type.get(), shape);
        } catch (NumberFormatException e) {
            throw InferenceException.of(Fault.INPUT, "input-hint", "name", input.name(), "hint", hint);
        }
    }

    private static Optional<DataType> type(String name) {
        return Arrays.stream(DataType.values())
                .filter(type -> type.name().equals(name) && type != DataType.BYTES)
                .findFirst();
    }

    /** The sizes of nested lists; the first one may be any number of rows until a run shows otherwise. */
    private static DeclaredInput sampled(DeclaredInput input, Object sample) {
        var shape = new ArrayList<Long>();
        @Nullable Object inner = sample;
        while (inner instanceof List<?> list && shape.size() < MOST_AXES) {
            shape.add((long) list.size());
            inner = list.isEmpty() ? null : list.getFirst();
        }
        if (!shape.isEmpty()) {
            shape.set(0, -1L);
        }
        DataType type = input.type() == null ? typeOf(sample) : input.type();
        return new DeclaredInput(input.name(), type, shape);
    }

    private static DataType typeOf(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(InputHints::typeOf)
                    .reduce((one, other) -> one == other ? one : DataType.FP32)
                    .orElse(DataType.FP32);
        }
        if (value instanceof Boolean) {
            return DataType.BOOL;
        }
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        return whole ? DataType.INT64 : DataType.FP32;
    }
}
