package modelport.engines.child;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.SymbolBlock;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A SavedModel, by its signature for serving. */
final class TensorFlowModel implements EngineModel {
    private final Model model;
    private final SymbolBlock block;

    private TensorFlowModel(Model model) {
        this.model = model;
        this.block = (SymbolBlock) model.getBlock();
    }

    static TensorFlowModel load(Path file) throws IOException, MalformedModelException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Model model =
                Model.newInstance(Objects.requireNonNull(folder.getFileName()).toString(), Device.cpu(), "TensorFlow");
        model.load(folder, null, Map.of("Tags", "serve", "SignatureDefKey", "serving_default"));
        return new TensorFlowModel(model);
    }

    @Override
    public List<WireTensor> run(List<WireTensor> inputs) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            Map<String, WireTensor> byName =
                    inputs.stream().collect(Collectors.toMap(WireTensor::name, Function.identity()));
            var list = new NDList();
            for (String name : block.describeInput().keys()) {
                list.add(Tensors.array(manager, Objects.requireNonNull(byName.get(name), name)));
            }
            NDList answers = block.forward(new ParameterStore(manager, false), list, false);
            List<String> names = block.describeOutput().keys();
            var outputs = new ArrayList<WireTensor>();
            for (int i = 0; i < answers.size(); i++) {
                outputs.add(Tensors.tensor(names.get(i), answers.get(i)));
            }
            return outputs;
        }
    }
}
