package modelport.server.artifacts;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** The rules for a file's path in an artifact: relative, with slashes, and never leading elsewhere. */
public final class ArtifactPath {
    private static final int MAX_LENGTH = 500;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\\\]");
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private ArtifactPath() {}

    /** Whether {@code path} can be one. */
    public static boolean isOne(String path) {
        return path.length() <= MAX_LENGTH
                && !FORBIDDEN.matcher(path).find()
                && !hasLoneSurrogate(path)
                && List.of(path.split("/", -1)).stream().noneMatch(NO_NAMES::contains);
    }

    /** Refuses what cannot be a path. */
    public static String require(String path) {
        if (!isOne(path)) {
            throw new ProblemException(Problem.Invalid.field("path", "artifacts.path", "path", path));
        }
        return path;
    }

    /** Refuses paths that cannot stand beside each other, such as {@code a} and {@code a/b}. */
    public static void requireTree(Collection<String> paths) {
        var files = Set.copyOf(paths);
        var folders = new HashSet<String>();
        paths.forEach(path -> {
            for (int slash = require(path).indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        });
        files.stream().filter(folders::contains).findFirst().ifPresent(path -> {
            throw new ProblemException(Problem.Invalid.field("path", "artifacts.path", "path", path));
        });
    }

    private static boolean hasLoneSurrogate(String path) {
        return path.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
