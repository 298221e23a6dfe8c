package modelport.formats.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operators that a TorchScript may use: those that compute from tensors and numbers and touch nothing else. */
final class ScriptOperators {
    /** They read or write files, or reach other machines. */
    static final Set<String> FORBIDDEN = Set.of(
            "from_file",
            "save",
            "load",
            "_load_global_deps",
            "rpc_async",
            "rpc_sync",
            "rpc_remote",
            "fork",
            "PythonOp",
            "IgnoredPythonOp",
            "CreateObject",
            "record_stream",
            "_record_function_enter",
            "data_ptr");

    private static final String FILE = "operators.txt";
    private static final Set<String> ALLOWED = read();

    private ScriptOperators() {}

    /** Whether a script may use an operator, given as {@code aten::add}. */
    static boolean allows(String operator) {
        return ALLOWED.contains(operator);
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(ScriptOperators.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.contains("::") ? word : "aten::" + word)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
