package modelport.formats.huggingface;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a model's configuration lies, and what is around it. A file is only found if it is one of the upload's: no name
 * that a file holds leads out of it.
 *
 * @param root of the upload
 * @param folder of {@code config.json}, relative to the root; empty for the root itself
 * @param files all files of the upload, relative to the root
 */
public record ModelFolder(Path root, String folder, Set<String> files) {
    static final String CONFIG = "config.json";
    static final String MODULES = "modules.json";

    public ModelFolder {
        files = Set.copyOf(files);
    }

    /** The configuration's path in the upload. */
    public String config() {
        return in(folder, CONFIG);
    }

    /** A file beside the configuration. */
    Optional<Path> beside(String name) {
        return find(in(folder, name));
    }

    /**
     * A file in the outermost folder of the model: where {@code modules.json} lies, or else beside the configuration.
     */
    Optional<Path> outside(String name) {
        return find(in(outermost(), name));
    }

    /** The model's outermost folder. */
    public String outermost() {
        return files.contains(in(folder, MODULES)) || !files.contains(in(parent(), MODULES)) ? folder : parent();
    }

    /** Names of the files beside the configuration. */
    Set<String> namesBeside() {
        String start = in(folder, "");
        var names = new TreeSet<String>();
        for (String file : files) {
            if (file.startsWith(start) && file.indexOf('/', start.length()) < 0) {
                names.add(file.substring(start.length()));
            }
        }
        return names;
    }

    /** The path of a name in this folder. */
    public String path(String name) {
        return in(folder, name);
    }

    Optional<Path> find(String path) {
        return files.contains(path) ? Optional.of(root.resolve(path)) : Optional.empty();
    }

    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private String parent() {
        return folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
    }
}
