package modelport.evaluation;

import java.nio.file.Path;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;

/**
 * An ONNX model on disk.
 *
 * @param file the model itself
 * @param folder where the paths of its version begin, such as the tokenizer's
 */
public record ModelFile(Path file, Path folder, Signature signature) {
    /** In memory, with one thread: the same answers every time. */
    public RowModel load() {
        return RowModel.load(this, LoadOptions.serving());
    }
}
