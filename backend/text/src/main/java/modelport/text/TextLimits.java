package modelport.text;

/** How much a declaration may ask for, and how much a text may bring. */
public final class TextLimits {
    /** Characters of a declaration. */
    public static final int JSON = 32 << 20;
    /** Inputs that a caller gives, and inputs that are computed. */
    public static final int INPUTS = 10_000;
    /** Characters of an input's name. */
    public static final int NAME = 4_096;
    /** Columns of one computed input. */
    public static final int WIDTH = 1 << 22;

    public static final int STOP_WORDS = 100_000;
    /** Neighbours in one n-gram. */
    public static final int NGRAM = 64;
    /** Characters of a regular expression. */
    public static final int PATTERN = 2_000;
    /** Characters of one text. */
    public static final int TEXT = 1 << 20;

    private TextLimits() {}

    static void expectLength(String text) {
        if (text.length() > TEXT) {
            throw TextRefusal.of("text.too-long", "found", text.length(), "limit", TEXT);
        }
    }
}
