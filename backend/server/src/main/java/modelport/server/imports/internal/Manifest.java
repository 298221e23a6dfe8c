package modelport.server.imports.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.processing.Processing;
import modelport.formats.DeclaredParts;
import modelport.inference.InferenceException;
import modelport.onnx.RefusedException;
import modelport.processing.ProcessingCheck;
import modelport.server.database.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What {@code modelport.json} says of the files beside it: {@code {"processing": …}}, as the API writes it.
 *
 * @param processing how requests become inputs and outputs answers
 */
record Manifest(@Nullable Processing processing) {
    static final String FILE = "modelport.json";

    private static final long MAX_BYTES = 4 << 20;

    /** The processing of the order, or else of the manifest, if there is one; throws what cannot be meant. */
    static Optional<Processing> processing(ImportOrder order, Path folder) throws IOException {
        Processing declared = order.processing();
        Path file = folder.resolve(FILE);
        if (declared == null && Files.isRegularFile(file)) {
            declared = read(file).processing;
        }
        if (declared != null) {
            ProcessingCheck.expectWhole(declared);
        }
        return Optional.ofNullable(declared);
    }

    private static Manifest read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw RefusedException.of("formats.labels-too-big", "file", FILE, "limit", MAX_BYTES);
        }
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (JacksonException e) {
            throw new InferenceException(
                    InferenceException.Fault.INPUT,
                    Message.of("processing.manifest", "file", FILE, "reason", e.getOriginalMessage()));
        }
    }

    /** What a processing says of the files. */
    static DeclaredParts parts(@Nullable Processing processing) {
        if (processing == null) {
            return DeclaredParts.NONE;
        }
        List<String> models = List.copyOf(processing.stages().stream()
                .flatMap(stage -> Stream.ofNullable(stage.model()))
                .distinct()
                .toList());
        Set<String> files = new HashSet<>(ProcessingCheck.files(processing));
        files.add(FILE);
        return new DeclaredParts(models, files);
    }
}
