package modelport.formats;

import java.util.regex.Pattern;

/** A file before anything is thought of it. */
record FoundFile(String path, long size, FileKind kind) {
    /** The folder it is in; empty for the outermost. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is in this folder or in the one around it, as Hugging Face lays out {@code onnx/model.onnx}. */
    boolean isNear(String folder) {
        return folder().equals(folder) || (!folder.isEmpty() && folder().equals(parent(folder)));
    }

    /** Files that tools leave behind. */
    boolean isHidden() {
        return Pattern.compile("/").splitAsStream(path).anyMatch(part -> part.startsWith("."));
    }

    private static String parent(String folder) {
        return folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
    }
}
