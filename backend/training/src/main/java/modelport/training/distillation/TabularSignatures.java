package modelport.training.distillation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.onnx.RefusedException;
import modelport.training.distillation.TabularSignature.Answer;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.distillation.TabularSignature.Values;

/** Finds in a signature the columns that go in and the answer that is asked for. */
final class TabularSignatures {
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_OUTPUTS = 10_000;

    private TabularSignatures() {}

    static TabularSignature of(Signature signature) {
        if (signature.text() != null) {
            throw RefusedException.of(
                    "training.text-input",
                    "input",
                    signature.inputs().getFirst().name());
        }
        List<Input> inputs =
                signature.inputs().stream().map(TabularSignatures::input).toList();
        expectFew(inputs.stream().mapToDouble(Input::width).sum());
        Answer answer = answer(signature);
        List<String> used = switch (answer) {
            case Classes classes -> {
                List<String> names =
                        new ArrayList<>(List.of(classes.probabilities().name()));
                classes.labels().forEach(label -> names.add(label.name()));
                yield names;
            }
            case Values values -> List.of(values.output().name());
        };
        List<String> left = signature.outputs().stream()
                .map(TensorSpec::name)
                .filter(name -> !used.contains(name))
                .toList();
        return new TabularSignature(inputs, answer, left);
    }

    private static Input input(TensorSpec input) {
        if (input.type() == DataType.BYTES) {
            throw RefusedException.of("training.text-input", "input", input.name());
        }
        List<Long> shape = input.shape();
        boolean fixed = shape.stream().skip(1).allMatch(size -> size > 0);
        if (shape.isEmpty() || shape.getFirst() >= 0 || !fixed) {
            throw RefusedException.of("training.shape", "input", input.name(), "shape", shape);
        }
        List<Long> sizes = shape.subList(1, shape.size());
        double columns = sizes.stream().mapToDouble(Long::doubleValue).reduce(1, (one, other) -> one * other);
        expectFew(columns);
        return new Input(input.name(), input.type(), sizes, input.columns(), input.gaps());
    }

    private static void expectFew(double columns) {
        if (columns > MOST_COLUMNS) {
            throw RefusedException.of("training.columns", "found", (long) columns, "limit", MOST_COLUMNS);
        }
    }

    private static Answer answer(Signature signature) {
        return classes(signature).or(() -> values(signature)).orElseThrow(() -> {
            List<String> names =
                    signature.outputs().stream().map(TensorSpec::name).toList();
            return RefusedException.of("training.no-answer", "outputs", String.join(", ", names));
        });
    }

    private static Optional<Answer> classes(Signature signature) {
        List<String> classes = signature.classes();
        if (classes.size() < 2) {
            return Optional.empty();
        }
        Optional<TensorSpec> probabilities = signature.outputs().stream()
                .filter(output -> isReal(output) && width(output) == classes.size())
                .findFirst()
                .or(() -> signature.outputs().stream()
                        .filter(output -> classes.size() == 2 && isReal(output) && width(output) == 1)
                        .findFirst());
        List<Output> labels = signature.outputs().stream()
                .filter(output ->
                        output.name().contains("label") && output.shape().size() == 1)
                .map(output -> new Output(output.name(), output.type()))
                .limit(1)
                .toList();
        return probabilities.map(
                output -> new Classes(labels, new Output(output.name(), output.type()), (int) width(output), classes));
    }

    private static Optional<Answer> values(Signature signature) {
        return signature.outputs().stream()
                .filter(output -> isReal(output) && width(output) >= 1 && width(output) <= MOST_OUTPUTS)
                .findFirst()
                .map(output -> new Values(
                        new Output(output.name(), output.type()),
                        (int) width(output),
                        output.shape().size() == 1));
    }

    private static boolean isReal(TensorSpec output) {
        return output.type() == DataType.FP32 || output.type() == DataType.FP64;
    }

    /** Numbers a row; -1 if that is not known. */
    private static long width(TensorSpec output) {
        return switch (output.shape().size()) {
            case 1 -> 1;
            case 2 -> output.shape().getLast();
            default -> -1;
        };
    }
}
