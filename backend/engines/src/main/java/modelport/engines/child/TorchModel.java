package modelport.engines.child;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A TorchScript. */
final class TorchModel implements EngineModel {
    private static final String OUTPUT = "output";

    private final Model model;
    private final PtSymbolBlock block;

    private TorchModel(Model model) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        JniUtils.enableInferenceMode(block);
    }

    static TorchModel load(Path file) throws IOException, MalformedModelException {
        Model model = Model.newInstance("model", Device.cpu(), "PyTorch");
        try (InputStream in = Files.newInputStream(file)) {
            // Whatever device it was saved on, it runs here.
            ((PtModel) model).load(in, true);
        }
        return new TorchModel(model);
    }

    @Override
    public List<WireTensor> run(List<WireTensor> inputs) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            var values = new ArrayList<IValue>();
            try {
                for (WireTensor input : inputs) {
                    values.add(value(manager, input));
                }
                try (IValue answer = block.forward(values.toArray(IValue[]::new))) {
                    return outputs((PtNDManager) manager, OUTPUT, answer);
                }
            } finally {
                values.forEach(IValue::close);
            }
        }
    }

    private static IValue value(NDManager manager, WireTensor input) {
        return switch (input.kind()) {
            case TENSOR -> IValue.from((PtNDArray) Tensors.array(manager, input));
            case WHOLE -> IValue.from(input.data().getLong(0));
            case REAL -> IValue.from(input.data().getDouble(0));
            case TRUTH -> IValue.from(input.data().get(0) != 0);
        };
    }

    /** One tensor, or several in a tuple, a list or a dict. */
    private static List<WireTensor> outputs(PtNDManager manager, String name, IValue answer) {
        if (answer.isTensor()) {
            return List.of(Tensors.tensor(name, answer.toTensor(manager)));
        }
        var outputs = new ArrayList<WireTensor>();
        if (answer.isMap()) {
            for (Map.Entry<String, IValue> entry : answer.toIValueMap().entrySet()) {
                outputs.addAll(outputs(manager, entry.getKey(), entry.getValue()));
            }
            return outputs;
        }
        if (answer.isTensorList() || answer.isList()) {
            NDList list = answer.toNDList(manager);
            for (int i = 0; i < list.size(); i++) {
                outputs.add(Tensors.tensor(name + "_" + i, list.get(i)));
            }
            return outputs;
        }
        if (answer.isTuple()) {
            IValue[] parts = answer.toIValueTuple();
            for (int i = 0; i < parts.length; i++) {
                outputs.addAll(outputs(manager, name + "_" + i, parts[i]));
            }
            return outputs;
        }
        throw new IllegalArgumentException("an output of the type " + answer.getType());
    }
}
