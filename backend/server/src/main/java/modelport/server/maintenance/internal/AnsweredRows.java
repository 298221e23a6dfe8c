package modelport.server.maintenance.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.datasets.DatasetColumn;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Selection;
import modelport.tables.TableFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Answered rows that were kept and whose labels somebody has told since. */
@Singleton
public class AnsweredRows {
    /** The newest ones. */
    private static final int MOST = 100_000;

    private static final TypeReference<Map<String, @Nullable Object>> INPUT = new TypeReference<>() {};

    /** Of several labels of a row the one that was told last. */
    private static final String KNOWN = """
            select input, label from (
                select distinct on (p.at, p.id, p.row) p.at, p.id, p.row, p.input, f.label
                from feedback f join prediction p on p.at = f.at and p.id = f.prediction_id and p.row = f.row
                where f.endpoint_id = ? and p.endpoint_id = ?
                order by p.at, p.id, p.row, coalesce(f.corrected_at, f.received_at) desc) known
            order by at desc, id desc, row desc limit ?
            """;

    private final Sql sql;

    AnsweredRows(Sql sql) {
        this.sql = sql;
    }

    /** What was asked, by the names of the columns, and what the answer should have been. */
    public record Answered(Map<String, @Nullable Object> input, String label) {}

    /** Those of an endpoint that was asked about all columns of a table but for its label. */
    @ReadOnly
    public List<Answered> of(UUID endpoint, DatasetRef.Table table) {
        List<String> columns = table.columns().stream()
                .map(DatasetColumn::name)
                .filter(name -> !name.equals(table.label().orElseThrow()))
                .toList();
        return sql
                .query(
                        KNOWN,
                        (Row row) -> new Answered(row.json("input", INPUT), row.text("label")),
                        endpoint,
                        endpoint,
                        MOST)
                .stream()
                .filter(answered -> answered.input().keySet().containsAll(columns))
                .toList();
    }

    /** Writes the rows of a table, and the answered ones behind them. */
    public static void write(Path file, Path base, DatasetRef.Table table, List<Answered> answered) throws IOException {
        String label = table.label().orElseThrow();
        List<String> columns = table.columns().stream().map(DatasetColumn::name).toList();
        try (BufferedWriter out = Files.newBufferedWriter(file);
                TableFile rows = TableFile.open(base);
                Batches batches = rows.read(Selection.columns(columns))) {
            line(out, columns);
            while (batches.hasNext()) {
                Batch batch = batches.next();
                for (int place = 0; place < batch.size(); place++) {
                    line(out, cells(batch, place));
                }
            }
            for (Answered row : answered) {
                var cells = new ArrayList<String>();
                for (String column : columns) {
                    @Nullable Object value = row.input().get(column);
                    cells.add(column.equals(label) ? row.label() : value == null ? "" : value.toString());
                }
                line(out, cells);
            }
        }
    }

    private static List<String> cells(Batch batch, int place) {
        return batch.columns().stream().map(cells -> cells.text(place)).toList();
    }

    private static void line(BufferedWriter out, List<String> cells) throws IOException {
        out.write(cells.stream().map(AnsweredRows::quoted).collect(Collectors.joining(",", "", "\n")));
    }

    /** As RFC 4180 has it. */
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
