package modelport.formats.savedmodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operators that a SavedModel may use: those that compute, and those that load and read its variables. */
final class TfOperators {
    /** Write checkpoints. They stand in every SavedModel, and never run unless somebody saves it again. */
    static final Set<String> SAVING = Set.of("SaveV2", "SaveSlices", "Save", "MergeV2Checkpoints", "ShardedFilename");

    /** Files, programs, other machines: for these a refusal says what they do. */
    private static final Pattern FORBIDDEN = Pattern.compile("ReadFile|WriteFile|MatchingFiles|.*PyFunc.*|Save.*"
            + "|MergeV2Checkpoints|DeleteTemporaryVariable.*|Restore|RestoreSlice|.*FromTextFile.*|.*Reader.*"
            + "|.*Dataset.*|.*Iterator.*|.*Summary.*|DebugIdentity.*|PrintV2|Print|Copy.*|.*Rpc.*|_Send|_Recv"
            + "|Send|Recv|.*Sql.*|.*Lmdb.*|DebugNumericSummary.*|ConfigureDistributedTPU|.*TPU.*|XlaLaunch.*"
            + "|LoadLibrary|.*Bigtable.*|.*Decode(Gif|Video).*|Audio.*|CollectiveGather.*|DynamicPartitionFile");

    private static final String FILE = "operators.txt";
    private static final Set<String> ALLOWED = read();

    private TfOperators() {}

    static boolean allows(String operator) {
        return ALLOWED.contains(operator);
    }

    static boolean forbids(String operator) {
        return FORBIDDEN.matcher(operator).matches();
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(TfOperators.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
