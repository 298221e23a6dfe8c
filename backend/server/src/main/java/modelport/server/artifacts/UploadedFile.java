package modelport.server.artifacts;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that came in whole. Whoever reads it first compares {@code sha256}: nobody has yet.
 *
 * @param id the upload
 * @param filename what the sender calls it; a valid path in an artifact
 * @param length bytes
 * @param sha256 what the sender says its hash is
 * @param file where it lies, until it is discarded
 */
public record UploadedFile(UUID id, String filename, long length, Optional<String> sha256, Path file) {}
