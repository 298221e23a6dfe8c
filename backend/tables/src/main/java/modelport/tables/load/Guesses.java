package modelport.tables.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.datasets.ColumnType;
import modelport.tables.source.RowSink;
import modelport.tables.source.Source;
import modelport.tables.text.MissingText;
import modelport.tables.text.NumberText;

/** Looks at every row of a file to find out what its columns are. */
final class Guesses implements RowSink {
    private final List<Optional<Guess>> columns = new ArrayList<>();
    private long line;

    /** What the file says itself is believed. */
    Guesses(Source source, Cells cells, long mostMisfits) {
        for (Optional<ColumnType> type : source.types()) {
            columns.add(
                    type.isPresent()
                            ? Optional.empty()
                            : Optional.of(new Guess(cells.number(), cells.missing(), mostMisfits)));
        }
    }

    /** The guess about a column, where one is needed. */
    Optional<Guess> of(int column) {
        return columns.get(column);
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
    }

    @Override
    public void text(int column, char[] chars, int from, int length, boolean quoted) {
        columns.get(column).ifPresent(guess -> guess.take(line, chars, from, length, quoted));
    }

    @Override
    public void whole(int column, long value) {
        // The file says what it is.
    }

    @Override
    public void number(int column, double value) {
        // The file says what it is.
    }

    @Override
    public void truth(int column, boolean value) {
        // The file says what it is.
    }

    @Override
    public void moment(int column, long micros) {
        // The file says what it is.
    }

    @Override
    public void missing(int column) {
        // Nothing says nothing.
    }

    @Override
    public void end() {
        // Every cell has been looked at.
    }

    @Override
    public void ragged(long startingLine, int cells) {
        // What is left out says nothing.
    }

    /** How cells are read. */
    record Cells(NumberText number, MissingText missing) {}
}
