package modelport.text;

import java.nio.DoubleBuffer;
import java.util.List;

/** Turns texts into rows of counts. Threads may share it. */
public final class TextVectoriser {
    private static final double[] ZEROS = new double[4_096];

    private final int width;
    private final Cutter cutter;
    private final Counter counter;

    private TextVectoriser(Vectoriser vectoriser, Counter counter) {
        width = vectoriser.width();
        cutter = Cutter.of(vectoriser.analysis());
        this.counter = counter;
    }

    public static TextVectoriser of(Vectoriser vectoriser) {
        return switch (vectoriser) {
            case Vectoriser.Vocabulary vocabulary -> {
                TermTable terms = TermTable.of(vocabulary.terms());
                yield new TextVectoriser(
                        vocabulary, (target, offset) -> new TermCounts(terms, vocabulary.binary(), target, offset));
            }
            case Vectoriser.Hashing hashing ->
                new TextVectoriser(hashing, (target, offset) -> new HashCounts(hashing, target, offset));
        };
    }

    public int width() {
        return width;
    }

    /** The counts of one text. */
    public double[] row(String text) {
        var row = new double[width];
        cutter.cut(text, counter.start(DoubleBuffer.wrap(row), 0));
        return row;
    }

    /**
     * Puts the counts of each text into {@code target}, one row after the other from its position on.
     *
     * @throws TextRefusal if a text is too long or takes too long
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
        cutter.cut(text, counter.start(target, offset));
    }

    /** Begins to count a row. */
    @FunctionalInterface
    private interface Counter {
        Counts start(DoubleBuffer target, int offset);
    }
}
