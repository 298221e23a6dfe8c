package modelport.tables.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import modelport.tables.TableException;
import modelport.tables.TableWriter;
import modelport.tables.source.Source;
import modelport.tables.source.SourceLimits;
import modelport.tables.source.Sources;
import modelport.tables.text.MissingText;
import modelport.tables.text.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table of a file, in two passes that hold a block at a time: the first finds out what the columns are, so that
 * the last row counts as much as the first; the second checks every cell and writes.
 */
public final class TableLoader {
    private static final double FIRST_PASS = 0.4;
    private static final int MOST_NOTES = 50;

    private final LoadPlan plan;
    private final SourceLimits limits;
    private final Faults faults = new Faults();
    private LoadResult.@Nullable Origin origin;
    private List<DatasetColumn> columns;
    private List<Message> notes = List.of();

    private TableLoader(LoadPlan plan, SourceLimits limits) {
        this.plan = plan;
        this.limits = limits;
        this.columns = plan.columns();
    }

    /** Reads {@code file}, which its sender calls {@code name}, and writes {@code target}. */
    public static LoadResult load(
            Path file, String name, LoadPlan plan, SourceLimits limits, Path target, DoubleConsumer progress)
            throws IOException {
        var loader = new TableLoader(plan, limits);
        try {
            LoadResult.Loaded loaded = loader.load(file, name, target, progress);
            return loader.result(null, loaded);
        } catch (TableException e) {
            return loader.result(e.reason(), null);
        }
    }

    private LoadResult result(@Nullable Message refusal, LoadResult.@Nullable Loaded loaded) {
        return new LoadResult(refusal, origin, columns, faults.rows(), notes, loaded);
    }

    private LoadResult.Loaded load(Path file, String name, Path target, DoubleConsumer progress) throws IOException {
        Source source = Sources.open(file, name, plan.reading(), limits);
        Reading reading = source.reading();
        origin = new LoadResult.Origin(source.format(), reading, source.encoding());
        Guesses.Cells read = cells(reading);
        String label = Columns.label(source, plan);
        var guesses = new Guesses(source, read, plan.badRows());
        source.read(guesses, share -> progress.accept(share * FIRST_PASS));
        Columns found = Columns.of(source, plan, label, guesses);
        columns = found.all();
        notes = found.notes().stream().limit(MOST_NOTES).toList();
        return write(source, found, read, target, share -> progress.accept(FIRST_PASS + share * (1 - FIRST_PASS)));
    }

    private LoadResult.Loaded write(
            Source source, Columns found, Guesses.Cells read, Path target, DoubleConsumer progress) throws IOException {
        try (var writer = new TableWriter(target, BlockFiller.schema(found))) {
            var summaries = new Summaries(found.kept());
            var filler = new BlockFiller(found, writer, summaries, faults, read);
            source.read(filler, progress);
            filler.flush();
            check(filler, found);
            List<ColumnSummary> taken = summaries.summaries();
            notes = new ArrayList<>(notes);
            labelNote(filler, found, taken).ifPresent(notes::add);
            return new LoadResult.Loaded(found.label(), filler.rows(), writer.finish(), taken);
        }
    }

    private void check(BlockFiller filler, Columns found) {
        if (filler.rows() == 0 && faults.rows().count() == 0) {
            notes = List.of();
            throw TableException.of("datasets.no-rows");
        }
        faults.check(filler.rows(), plan.badRows());
        if (filler.missingLabels() == filler.rows()) {
            throw TableException.of("datasets.label-empty", "column", Objects.requireNonNull(found.label()));
        }
    }

    private static Optional<Message> labelNote(BlockFiller filler, Columns found, List<ColumnSummary> summaries) {
        String label = found.label();
        if (label == null) {
            return Optional.empty();
        }
        if (filler.firstMissingLabel().isPresent()) {
            return Optional.of(TableException.reason(
                    "datasets.label-missing",
                    "column",
                    label,
                    "count",
                    filler.missingLabels(),
                    "line",
                    filler.firstMissingLabel().getAsLong()));
        }
        return summaries.stream()
                .filter(summary -> summary.column().name().equals(label) && summary.distinct() == 1)
                .map(_ -> TableException.reason("datasets.label-constant", "column", label))
                .findFirst();
    }

    private static Guesses.Cells cells(@Nullable Reading reading) {
        String decimal = reading == null ? null : reading.decimal();
        List<String> missing = reading == null ? null : reading.missing();
        return new Guesses.Cells(
                new NumberText(decimal == null ? '.' : decimal.charAt(0)),
                new MissingText(missing == null ? List.of() : missing));
    }
}
