package modelport.text;

/** Counts n-grams by their hashes, some of them backwards. */
final class HashCounts extends Counts {
    private final int width;
    private final boolean alternateSign;
    private int[] points = {};
    private int hashed;
    private MurmurHash hash = new MurmurHash();

    HashCounts(Vectoriser.Hashing hashing, Row row) {
        super(row, hashing.binary());
        width = hashing.width();
        alternateSign = hashing.alternateSign();
    }

    @Override
    public void start(int[] text, int start) {
        points = text;
        hashed = start;
        hash = new MurmurHash();
    }

    @Override
    public void end(int to) {
        for (; hashed < to; hashed++) {
            hash.add(points[hashed]);
        }
        count(hash.column(width), alternateSign ? hash.sign() : 1);
    }
}
