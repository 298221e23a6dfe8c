package modelport.text;

import java.nio.DoubleBuffer;
import java.util.List;

/** Turns texts into rows of counts. Threads may share it. */
public final class TextVectoriser {
    private static final double[] ZEROS = new double[4_096];

    private final int width;
    private final Counter counter;

    private TextVectoriser(int width, Counter counter) {
        this.width = width;
        this.counter = counter;
    }

    public static TextVectoriser of(Vectoriser vectoriser) {
        return new TextVectoriser(
                vectoriser.width(),
                switch (vectoriser) {
                    case Vectoriser.Vocabulary vocabulary -> {
                        Cutter cutter = Cutter.of(vocabulary.analysis());
                        TermTable terms = TermTable.of(vocabulary.terms());
                        yield (text, row) -> cutter.cut(text, new TermCounts(terms, vocabulary.binary(), row));
                    }
                    case Vectoriser.Hashing hashing -> {
                        Cutter cutter = Cutter.of(hashing.analysis());
                        yield (text, row) -> cutter.cut(text, new HashCounts(hashing, row));
                    }
                    case Vectoriser.Dictionary dictionary -> {
                        TermTable terms = TermTable.of(dictionary.terms());
                        yield (text, row) -> EntryReader.read(
                                Entries.DICT, text, new DictionaryCounts(terms, dictionary.separator(), row));
                    }
                    case Vectoriser.Tokens tokens -> new TokenReader(tokens)::read;
                    case Vectoriser.EntryHashing hashing ->
                        (text, row) -> EntryReader.read(hashing.entries(), text, new EntryHashCounts(hashing, row));
                });
    }

    public int width() {
        return width;
    }

    /** The counts of one text. */
    public double[] row(String text) {
        var row = new double[width];
        counter.count(text, new Row(DoubleBuffer.wrap(row), 0));
        return row;
    }

    /**
     * Puts the counts of each text into {@code target}, one row after the other from its position on.
     *
     * @throws TextRefusal if a text is too long, takes too long or is not the JSON that is read here
     */
    public void put(List<String> texts, DoubleBuffer target) {
        texts.forEach(text -> put(text, target));
    }

    /** Puts the counts of one text into {@code target}. */
    public void put(String text, DoubleBuffer target) {
        int offset = target.position();
        for (int left = width; left > 0; left -= ZEROS.length) {
            target.put(ZEROS, 0, Math.min(left, ZEROS.length));
        }
        counter.count(text, new Row(target, offset));
    }

    /** Fills a row of zeros. */
    @FunctionalInterface
    private interface Counter {
        void count(String text, Row row);
    }
}
