package modelport.compression;

import java.nio.file.Path;
import java.util.Optional;
import modelport.contract.Message;

/** Makes another model out of one, by whatever means. */
@FunctionalInterface
public interface ModelMaker {
    /**
     * Writes the new model to {@code target}.
     *
     * @return why this cannot be done with this model; empty if it is done
     */
    Optional<Message> make(Path model, Calibration rows, Path target, Progress progress);
}
