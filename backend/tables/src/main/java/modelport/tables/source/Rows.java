package modelport.tables.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.LongPredicate;
import java.util.zip.ZipException;
import modelport.tables.TableException;
import org.jspecify.annotations.Nullable;

/** The rows of a text, cell by cell; what breaks them is said in a sentence with its line. */
final class Rows extends CsvCallbackHandler<Boolean> {
    private final char delimiter;
    private final char quote;
    private final SourceLimits limits;
    private final TextRows sink;
    private long line;
    private int cells;
    private long characters;
    private boolean empty;

    Rows(char delimiter, char quote, SourceLimits limits, TextRows sink) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.limits = limits;
        this.sink = sink;
    }

    /** Reads until the text ends or somebody has had enough: {@code more} is asked with the line of each row. */
    void read(Reader text, LongPredicate more) {
        CsvReader<Boolean> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(limits.cell())
                .build(this, text);
        try (CloseableIterator<Boolean> rows = reader.iterator()) {
            while (rows.hasNext() && more.test(line)) {
                rows.next();
            }
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw broken(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException broken(CsvParseException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        String message = String.valueOf(e.getMessage());
        int column = cells + 1;
        if (message.contains("Unclosed")) {
            return TableException.of("datasets.quote-open", "line", line, "cell", column, "quote", quote);
        }
        if (message.contains("closing quote")) {
            return TableException.of("datasets.quote-inside", "line", line, "cell", column, "quote", quote);
        }
        if (message.contains("buffer size")) {
            return TableException.of("datasets.cell-too-long", "line", line, "cell", column, "most", limits.cell());
        }
        return e;
    }

    private RuntimeException broken(@Nullable IOException e) {
        return switch (e) {
            case BrokenTextException text ->
                switch (text.fault()) {
                    case NUL -> TableException.of("datasets.nul", "line", line, "cell", cells + 1);
                    case ENCODING -> TableException.of("datasets.encoding", "line", line, "cell", cells + 1);
                };
            case EOFException _, ZipException _ -> TableException.of("datasets.gzip-broken", "line", line);
            case null, default -> new UncheckedIOException(e == null ? new IOException() : e);
        };
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = startingLine;
        cells = 0;
        characters = 0;
        empty = false;
        sink.begin(startingLine);
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > limits.record()) {
            throw TableException.of("datasets.row-too-long", "line", line, "most", limits.record());
        }
        sink.text(cells, buffer, offset, length, quoted);
        cells++;
    }

    @Override
    protected Boolean buildRecord() {
        if (!empty) {
            sink.end(cells);
        }
        return Boolean.TRUE;
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are off");
    }

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }
}
