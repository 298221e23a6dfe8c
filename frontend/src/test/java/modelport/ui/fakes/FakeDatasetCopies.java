package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.BadRow;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.Reading;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Datasets and versions as they are after something happened to them. */
final class FakeDatasetCopies {
    private FakeDatasetCopies() {}

    static Dataset changed(Dataset old, DatasetChange change, Instant now) {
        return new Dataset(
                old.id(),
                old.name(),
                Objects.requireNonNullElse(change.title(), old.title()),
                Objects.requireNonNullElse(change.card(), old.card()),
                Objects.requireNonNullElse(change.tags(), old.tags()),
                old.owner(),
                old.versions(),
                old.latest(),
                Objects.requireNonNullElse(change.archived(), old.archived()),
                old.createdAt(),
                now,
                old.rowVersion() + 1);
    }

    static Dataset latest(Dataset old, List<DatasetVersion> versions) {
        DatasetVersion newest = versions.getLast();
        long columns =
                newest.columns().stream().filter(column -> !column.ignored()).count();
        return new Dataset(
                old.id(),
                old.name(),
                old.title(),
                old.card(),
                old.tags(),
                old.owner(),
                versions.size(),
                new Dataset.Latest(
                        newest.number(),
                        newest.state(),
                        newest.roles(),
                        newest.rows(),
                        newest.rows() == null ? null : (int) columns),
                old.archived(),
                old.createdAt(),
                old.updatedAt(),
                old.rowVersion());
    }

    static DatasetVersion importing(
            Slug dataset, int number, DatasetMetadata said, @Nullable DatasetVersion base, @Nullable UUID job) {
        return new DatasetVersion(
                UUID.randomUUID(),
                dataset,
                number,
                VersionState.IMPORTING,
                null,
                null,
                base == null ? null : base.file(),
                List.of(),
                said.label() == null && base != null ? base.label() : empty(said.label()),
                Objects.requireNonNullElse(said.roles(), base == null ? List.of() : base.roles()),
                null,
                BadRows.none(),
                List.of(),
                Objects.requireNonNullElse(said.note(), ""),
                base == null ? null : base.number(),
                "ada",
                FakeModelport.now(),
                job,
                1);
    }

    private static @Nullable String empty(@Nullable String label) {
        return label == null || label.isEmpty() ? null : label;
    }

    static DatasetVersion changed(DatasetVersion old, DatasetVersionChange change) {
        VersionState state = change.archived() == null
                ? old.state()
                : change.archived() ? VersionState.ARCHIVED : VersionState.READY;
        return new DatasetVersion(
                old.id(),
                old.dataset(),
                old.number(),
                state,
                old.reason(),
                old.digest(),
                old.file(),
                old.columns(),
                old.label(),
                Objects.requireNonNullElse(change.roles(), old.roles()),
                old.rows(),
                old.badRows(),
                old.notes(),
                Objects.requireNonNullElse(change.note(), old.note()),
                old.basedOn(),
                old.createdBy(),
                old.createdAt(),
                old.job(),
                old.rowVersion() + 1);
    }

    /** What reading a file of this name leads to. */
    static DatasetVersion found(DatasetVersion old, String file, FakeTable table, DatasetMetadata said) {
        boolean broken = file.startsWith("broken");
        var reading = new Reading(",", null, null, true, null);
        return new DatasetVersion(
                old.id(),
                old.dataset(),
                old.number(),
                broken ? VersionState.REJECTED : VersionState.READY,
                broken
                        ? Message.of("datasets.too-many-bad", "count", "101", "rows", "150", "line", "2", "most", "100")
                        : null,
                broken ? null : Samples.digestOf(file),
                new DatasetFile(file, 4_551, Samples.digestOf(file + "!"), true, "CSV", reading, "UTF-8"),
                columns(table, said),
                old.label(),
                old.roles(),
                broken ? null : table.rows(),
                broken ? badRows(101) : file.contains("bad") ? badRows(3) : BadRows.none(),
                file.contains("bad")
                        ? List.of(Message.of("datasets.label-missing", "count", "2", "line", "17", "column", "species"))
                        : List.of(),
                old.note(),
                old.basedOn(),
                old.createdBy(),
                old.createdAt(),
                old.job(),
                old.rowVersion() + 1);
    }

    private static List<DatasetColumn> columns(FakeTable table, DatasetMetadata said) {
        var columns = new ArrayList<DatasetColumn>();
        List<DatasetColumn> wanted = Objects.requireNonNullElse(said.schema(), List.of());
        table.columns()
                .forEach(column -> columns.add(wanted.stream()
                        .filter(each -> each.name().equals(column.name()))
                        .findFirst()
                        .orElse(column)));
        return columns;
    }

    static BadRows badRows(long count) {
        return new BadRows(
                count,
                List.of(
                        new BadRow(2, "petal_width", Message.of("datasets.bad-number", "value", "n/a?")),
                        new BadRow(7, null, Message.of("datasets.bad-width", "cells", "4", "columns", "5")),
                        new BadRow(118, "sepal_length", Message.of("datasets.bad-number", "value", "5,1"))));
    }
}
