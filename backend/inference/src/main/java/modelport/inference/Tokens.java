package modelport.inference;

/** One text as the numbers of its tokens, special ones included, without padding. */
public final class Tokens {
    private final long[] ids;
    private final long[] types;

    Tokens(long[] ids, long[] types) {
        this.ids = ids;
        this.types = types;
    }

    /** How many there are: texts of like counts are best run together. */
    public int count() {
        return ids.length;
    }

    long[] ids() {
        return ids;
    }

    long[] types() {
        return types;
    }
}
