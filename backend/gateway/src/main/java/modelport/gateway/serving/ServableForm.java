package modelport.gateway.serving;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.Servable;
import modelport.gateway.json.RowNumbers;
import modelport.inference.Rows;
import modelport.inference.TextModel;
import org.jspecify.annotations.Nullable;

/**
 * A servable as clients see it: texts instead of tokens, any number of rows where the model itself takes one at a time.
 *
 * @param fields what rows are where a processing reads them; null where they are tensors or plain texts
 * @param rows reads tensors out of values
 * @param whole whether the first axis is none of rows
 * @param plainWidth values of one row, where plain rows of FP32 or FP64 are all that goes in; otherwise 0
 * @param predict writes answers of `/predict`
 * @param plain writes them as a bare list
 */
public record ServableForm(
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        boolean text,
        @Nullable Fields fields,
        boolean whole,
        Rows rows,
        int plainWidth,
        AnswerWriter predict,
        AnswerWriter plain) {
    public ServableForm {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Makes the writers of `/predict`. */
    public interface Writers {
        AnswerWriter writer(Servable servable, List<TensorSpec> outputs, boolean plain);
    }

    /** The form of {@code servable}. */
    public static ServableForm of(Servable servable, Writers writers) {
        Signature signature = servable.signature();
        Fields fields = Fields.of(signature).orElse(null);
        boolean text = signature.text() != null && fields == null;
        Batching batching = Batching.of(signature);
        List<TensorSpec> inputs = fields != null
                ? fields.inputs()
                : text
                        ? List.of(TensorSpec.of(TextModel.TEXT, DataType.BYTES, -1))
                        : signature.inputs().stream()
                                .map(spec -> batching == Batching.ALONE ? manyRows(spec) : spec)
                                .toList();
        List<TensorSpec> outputs =
                fields != null ? Fields.outputs() : text ? TextModel.outputs(signature) : signature.outputs();
        var seen = new Signature(inputs, outputs, signature.classes(), null, signature.batchInvariant());
        boolean missing = "nan".equals(servable.parameters().get("missing"));
        return new ServableForm(
                inputs,
                outputs,
                text,
                fields,
                batching == Batching.WHOLE,
                missing ? Rows.withMissing(seen) : Rows.of(seen),
                plainWidth(inputs),
                writers.writer(servable, outputs, false),
                writers.writer(servable, outputs, true));
    }

    private static TensorSpec manyRows(TensorSpec spec) {
        List<Long> shape = new ArrayList<>(spec.shape());
        shape.set(0, -1L);
        return new TensorSpec(spec.name(), spec.type(), shape, spec.symbols(), spec.columns(), spec.gaps());
    }

    private static int plainWidth(List<TensorSpec> inputs) {
        TensorSpec only = inputs.getFirst();
        boolean plain = inputs.size() == 1
                && RowNumbers.knows(only.type())
                && only.shape().size() == 2
                && only.shape().getFirst() < 0
                && only.shape().getLast() > 0;
        return plain ? Math.toIntExact(only.shape().getLast()) : 0;
    }
}
