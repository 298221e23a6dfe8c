package modelport.onnx.tuning;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.onnx.RefusedException;

/** Changes models without training them: what a model may be given, and the model that it makes. */
public final class ParameterEdit {
    /** Older operators take other inputs. */
    private static final long OPSET = 11;

    private ParameterEdit() {}

    /**
     * What may change about a model: what its file declares, and what any classifier allows that answers with
     * probabilities.
     *
     * @throws RefusedException if the file's declaration is broken
     */
    public static List<TunableParameter> parameters(ModelProto model) {
        var parameters = new ArrayList<TunableParameter>();
        declarations(model).forEach(declaration -> parameters.add(declaration.parameter()));
        outputs(model).map(OutputEdit::parameters).ifPresent(parameters::addAll);
        return parameters;
    }

    /**
     * The model with other values of its parameters; the very same one if all are as they were.
     *
     * @param values by name: numbers, or lists of numbers for weights
     * @throws RefusedException if a parameter or its value is not among those that the model may be given
     */
    public static ModelProto apply(ModelProto model, Map<String, ?> values) {
        var checked = new ParameterValues(parameters(model), values);
        if (checked.isEmpty()) {
            return model;
        }
        var edit = new GraphEdit(model);
        for (Declaration declaration : declarations(model)) {
            checked.number(declaration.parameter().name())
                    .ifPresent(value -> declaration.changes().forEach(change -> change(edit, change, value)));
        }
        outputs(model).ifPresent(outputs -> new OutputEdit(edit, outputs, checked).apply());
        return edit.model();
    }

    /**
     * Looks at values before they are given to a model.
     *
     * @throws RefusedException if a parameter or its value is not among these
     */
    public static void check(List<TunableParameter> parameters, Map<String, ?> values) {
        var _ = new ParameterValues(parameters, values);
    }

    private static void change(GraphEdit edit, Change change, double value) {
        switch (change) {
            case Change.Constant constant -> edit.replace(constant.initializer(), value);
            case Change.Mask mask -> edit.widen(mask.mask(), mask.of(), value);
        }
    }

    private static List<Declaration> declarations(ModelProto model) {
        return model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(Declarations.KEY))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .map(Declarations::ofJson)
                .orElse(List.of());
    }

    private static Optional<ClassifierOutputs> outputs(ModelProto model) {
        boolean recent = model.getOpsetImportList().stream()
                .anyMatch(opset -> opset.getDomain().isEmpty() && opset.getVersion() >= OPSET);
        return recent ? ClassifierOutputs.of(model) : Optional.empty();
    }
}
