package modelport.tables.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import modelport.tables.TableException;

/**
 * The beginning of a text, to find out how it is written.
 *
 * @param cut whether the text goes on
 */
record Sample(String text, boolean cut) {
    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_ROWS = 500;

    /** As much as there is before something is wrong: what is wrong is said when all is read. */
    static Sample of(Reader reader) throws IOException {
        char[] chars = new char[MOST_CHARACTERS];
        int length = 0;
        try {
            int read = reader.read(chars, 0, chars.length);
            while (read >= 0 && length + read < chars.length - 1) {
                length += read;
                read = reader.read(chars, length, chars.length - length);
            }
            length += Math.max(0, read);
            return new Sample(new String(chars, 0, length), read >= 0);
        } catch (BrokenTextException | EOFException | ZipException e) {
            return new Sample(new String(chars, 0, length), true);
        }
    }

    /** The first rows, as a delimiter and a quote make them. */
    List<List<String>> rows(char delimiter, char quote, SourceLimits limits) {
        var collected = new Collected();
        try {
            new Rows(delimiter, quote, limits, collected)
                    .read(new StringReader(text), _ -> collected.rows.size() < MOST_ROWS);
        } catch (TableException e) {
            return collected.rows;
        }
        if (cut && collected.rows.size() > 1 && collected.rows.size() < MOST_ROWS) {
            collected.rows.removeLast();
        }
        return collected.rows;
    }

    private static final class Collected implements TextRows {
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();

        @Override
        public void begin(long line) {
            row = new ArrayList<>();
        }

        @Override
        public void text(int column, char[] chars, int from, int length, boolean quoted) {
            row.add(new String(chars, from, length));
        }

        @Override
        public void end(int cells) {
            rows.add(row);
        }
    }
}
