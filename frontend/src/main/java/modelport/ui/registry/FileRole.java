package modelport.ui.registry;

import modelport.contract.registry.Facts;
import modelport.contract.registry.Source;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;

/** What a file is to the import: what somebody brought, or what was made of it. */
enum FileRole {
    /** The model as somebody brought it. */
    SOURCE,
    /** The ONNX graph that the import made of the source. */
    MADE,
    /** Everything else. */
    BESIDE;

    private static final String GRAPH = ".onnx";

    static FileRole of(Version version, VersionFile file) {
        String source = source(version);
        if (source.isEmpty()) {
            return BESIDE;
        }
        return file.path().equals(source) ? SOURCE : file.path().equals(source + GRAPH) ? MADE : BESIDE;
    }

    /** The path of what was converted; empty if nothing was. */
    private static String source(Version version) {
        Facts facts = version.facts();
        Source known = facts == null ? null : facts.source();
        if (known != null) {
            return known.file();
        }
        return version.files().stream()
                .map(VersionFile::path)
                .filter(path ->
                        version.files().stream().anyMatch(other -> other.path().equals(path + GRAPH)))
                .findFirst()
                .orElse("");
    }
}
