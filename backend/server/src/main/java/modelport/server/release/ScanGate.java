package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.database.Row;
import modelport.server.database.Sql;

/** Nothing goes that the newest scan refuses. */
@Singleton
class ScanGate implements Gate {
    private static final String NEWEST = """
            select path, verdict, scanner_version, sha256 from file_verdict v where version_id = ? and scanner_version =
                (select max(scanner_version) from file_verdict where version_id = v.version_id)
            order by path
            """;

    private final Sql sql;

    ScanGate(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.SCAN);
    }

    @Override
    @ReadOnly
    public Finding check(Candidate candidate, GateRule rule) {
        UUID version = candidate.version().id();
        List<Seen> files = sql.query(NEWEST, Seen::of, version);
        int scanner = files.stream().mapToInt(Seen::scanner).max().orElse(0);
        List<Map<String, String>> verdicts = files.stream().map(Seen::words).toList();
        Map<String, Object> evidence = Map.of("scanner", scanner, "files", verdicts);
        return files.stream()
                .filter(file -> file.verdict().equals("REFUSED"))
                .findFirst()
                .map(file -> Finding.failed(Message.of("release.scan-refused", "file", file.path()), evidence))
                .orElseGet(() -> Finding.passed(
                        Message.of("release.scan-passed", "files", Integer.toString(files.size())), evidence));
    }

    private record Seen(String path, String verdict, int scanner, String sha256) {
        static Seen of(Row row) {
            return new Seen(row.text("path"), row.text("verdict"), row.integer("scanner_version"), row.text("sha256"));
        }

        Map<String, String> words() {
            return Map.of("path", path, "verdict", verdict, "sha256", sha256);
        }
    }
}
