package modelport.tables.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import modelport.contract.Message;
import modelport.contract.datasets.DatasetColumn;
import modelport.tables.Cells;
import modelport.tables.Column;
import modelport.tables.Schema;
import modelport.tables.TableException;
import modelport.tables.TableWriter;
import modelport.tables.source.RowSink;
import org.jspecify.annotations.Nullable;

/** Checks every cell, leaves bad rows out, and writes the others block by block. */
final class BlockFiller implements RowSink {
    /** So many characters fill a block, whatever else is in it. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final List<DatasetColumn> columns;
    private final @Nullable Filling[] fillings;
    private final TableWriter writer;
    private final Summaries summaries;
    private final Faults faults;
    private final int label;

    private long line;
    private int place;
    private int rowCharacters;
    private int characters;
    private boolean bad;
    private boolean unlabelled;
    private long rows;
    private long missingLabels;
    private long firstMissingLabel;

    BlockFiller(Columns columns, TableWriter writer, Summaries summaries, Faults faults, Guesses.Cells read) {
        this.columns = columns.all();
        this.writer = writer;
        this.summaries = summaries;
        this.faults = faults;
        this.fillings = new Filling[this.columns.size()];
        for (int i = 0; i < fillings.length; i++) {
            DatasetColumn column = this.columns.get(i);
            fillings[i] = column.ignored() ? null : Fillings.of(column(column), writer.rowsPerBlock(), read);
        }
        this.label = this.columns.stream().map(DatasetColumn::name).toList().indexOf(columns.label());
    }

    static Schema schema(Columns columns) {
        return new Schema(columns.kept().stream().map(BlockFiller::column).toList());
    }

    private static Column column(DatasetColumn column) {
        return new Column(column.name(), column.type(), column.categories());
    }

    long rows() {
        return rows;
    }

    long missingLabels() {
        return missingLabels;
    }

    /** The line of the first row without a label. */
    OptionalLong firstMissingLabel() {
        return missingLabels == 0 ? OptionalLong.empty() : OptionalLong.of(firstMissingLabel);
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
        bad = false;
        unlabelled = false;
        rowCharacters = 0;
    }

    @Override
    public void text(int column, char[] chars, int from, int length, boolean quoted) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            put(column, filling, filling.text(place, chars, from, length, quoted));
        }
    }

    @Override
    public void whole(int column, long value) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            put(column, filling, filling.whole(place, value));
        }
    }

    @Override
    public void number(int column, double value) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            put(column, filling, filling.number(place, value));
        }
    }

    @Override
    public void truth(int column, boolean value) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            put(column, filling, filling.truth(place, value));
        }
    }

    @Override
    public void moment(int column, long micros) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            put(column, filling, filling.moment(place, micros));
        }
    }

    @Override
    public void missing(int column) {
        Filling filling = fillings[column];
        if (filling != null && !bad) {
            filling.nothing(place);
            put(column, filling, null);
        }
    }

    @Override
    public void ragged(long startingLine, int cells) {
        faults.add(
                startingLine,
                null,
                TableException.reason("datasets.bad-width", "cells", cells, "columns", columns.size()));
    }

    @Override
    public void end() {
        if (bad) {
            return;
        }
        if (unlabelled) {
            firstMissingLabel = missingLabels == 0 ? line : firstMissingLabel;
            missingLabels++;
        }
        rows++;
        place++;
        characters += rowCharacters;
        if (place == writer.rowsPerBlock() || characters >= MOST_CHARACTERS) {
            flush();
        }
    }

    /** Writes what is left. */
    void flush() {
        if (place == 0) {
            return;
        }
        List<Cells> block = new ArrayList<>();
        for (Filling filling : fillings) {
            if (filling != null) {
                block.add(filling.take(place));
            }
        }
        summaries.add(block, place);
        try {
            writer.write(block, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        place = 0;
        characters = 0;
    }

    private void put(int column, Filling filling, @Nullable Message fault) {
        if (fault != null) {
            bad = true;
            faults.add(line, columns.get(column).name(), fault);
            return;
        }
        rowCharacters += filling.characters();
        unlabelled |= column == label && filling.isGap(place);
    }
}
