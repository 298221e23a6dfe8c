package modelport.server.datasets.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.Reading;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;
import modelport.tables.load.LoadPlan;
import modelport.tables.load.LoadResult;
import modelport.tables.load.TableLoader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a file of samples, in a process of its own, and writes a table. */
public final class DatasetImportTask implements ChildTask {
    private static final double READING = 0.05;
    private static final double READ = 0.9;
    private static final double STEP = 0.01;

    @Override
    public String kind() {
        return "dataset-import";
    }

    @Override
    public DatasetResult run(JsonNode input, Report report) throws IOException {
        DatasetOrder order = Json.MAPPER.treeToValue(input, DatasetOrder.class);
        Path file = Path.of(order.path());
        report.progress(0, Message.of("datasets.receiving"));
        String sha256 = hash(file);
        Message damaged = damaged(order, file, sha256);
        if (damaged != null) {
            return new DatasetResult(sha256, damaged, null);
        }
        // Only what is shipped with the platform touches a stranger's bytes.
        System.setProperty("hardwood.uselibdeflate", "false");
        LoadResult loaded = TableLoader.load(
                file,
                order.name(),
                plan(order.metadata()),
                order.limits(),
                report.folder().resolve(DatasetResult.TABLE),
                new Steps(order.name(), report)::at);
        return new DatasetResult(sha256, null, withoutSummaries(loaded, report.folder()));
    }

    /** The first who reads the bytes makes sure that they are the sender's. */
    private static @Nullable Message damaged(DatasetOrder order, Path file, String sha256) throws IOException {
        long size = Files.size(file);
        if (size != order.length()) {
            return Message.of(
                    "datasets.incomplete",
                    "file",
                    order.name(),
                    "size",
                    Long.toString(size),
                    "expected",
                    Long.toString(order.length()));
        }
        boolean other = order.sha256() != null && !order.sha256().equalsIgnoreCase(sha256);
        return other ? Message.of("datasets.checksum", "file", order.name()) : null;
    }

    private static LoadPlan plan(DatasetMetadata metadata) {
        return new LoadPlan(
                metadata.label(),
                Objects.requireNonNullElse(metadata.schema(), List.of()),
                Objects.requireNonNullElseGet(metadata.reading(), Reading::automatic),
                Objects.requireNonNullElse(metadata.badRows(), LoadPlan.BAD_ROWS));
    }

    private static LoadResult withoutSummaries(LoadResult result, Path folder) throws IOException {
        LoadResult.Loaded table = result.table();
        if (table == null) {
            return result;
        }
        try (Writer lines = Files.newBufferedWriter(folder.resolve(DatasetResult.SUMMARIES))) {
            for (ColumnSummary summary : table.summaries()) {
                lines.write(Json.MAPPER.writeValueAsString(summary));
                lines.write('\n');
            }
        }
        return new LoadResult(
                null,
                result.source(),
                result.columns(),
                result.badRows(),
                result.notes(),
                new LoadResult.Loaded(table.label(), table.rows(), table.digest(), List.of()));
    }

    private static String hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says how far the reading is, not more often than anybody can see. */
    private static final class Steps {
        private final Message step;
        private final Report report;
        private double said = -1;

        Steps(String file, Report report) {
            this.step = Message.of("datasets.reading", "file", file);
            this.report = report;
        }

        void at(double share) {
            if (share - said >= STEP) {
                said = share;
                report.progress(READING + share * (READ - READING), step);
            }
        }
    }
}
