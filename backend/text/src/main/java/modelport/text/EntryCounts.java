package modelport.text;

/** Is told of the entries of a text. */
interface EntryCounts {
    void number(String name, double value);

    void text(String name, String value);

    /** A name without a value; false if that may not be. */
    boolean missing(String name);

    /** Whether a name may have several texts. */
    boolean several(String name);
}
