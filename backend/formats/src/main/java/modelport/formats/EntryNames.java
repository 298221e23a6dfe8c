package modelport.formats;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modelport.onnx.RefusedException;

/** The names inside an archive: plain, relative, and each only once on any file system. */
final class EntryNames {
    private static final int MAX_SEGMENT_BYTES = 255;
    private static final int MAX_DEPTH = 16;

    private final Map<String, Boolean> folders = new HashMap<>();

    /** The segments of a file's name, which nothing else may have. */
    List<String> file(String name) {
        List<String> segments = segments(name, name);
        remember(segments.subList(0, segments.size() - 1), name);
        if (folders.put(key(segments), false) != null) {
            throw RefusedException.of("formats.archive-name-twice", "file", name);
        }
        return segments;
    }

    /** The segments of a folder's name, none for the outermost; folders may be named again. */
    List<String> folder(String name) {
        String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (bare.equals(".")) {
            return List.of();
        }
        List<String> segments = segments(bare, name);
        remember(segments, name);
        return segments;
    }

    private void remember(List<String> segments, String name) {
        for (int depth = 1; depth <= segments.size(); depth++) {
            if (!folders.computeIfAbsent(key(segments.subList(0, depth)), _ -> true)) {
                throw RefusedException.of("formats.archive-name-twice", "file", name);
            }
        }
    }

    /** Equal for names that some file system takes for one. */
    private static String key(List<String> segments) {
        return Normalizer.normalize(String.join("/", segments), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> segments(String path, String shown) {
        // Tools write "./model.onnx" for files right in the folder.
        String bare = path.startsWith("./") ? path.substring(2) : path;
        List<String> segments = Arrays.asList(bare.split("/", -1));
        if (segments.size() > MAX_DEPTH || !segments.stream().allMatch(EntryNames::isPlain)) {
            throw RefusedException.of("formats.archive-name", "file", shown);
        }
        return segments;
    }

    static boolean isPlain(String segment) {
        return !segment.isBlank()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT_BYTES
                && segment.chars().noneMatch(c -> c == '\\' || c == ':' || c == '/' || Character.isISOControl(c));
    }
}
