package modelport.formats.parity;

/** What became of one record. */
sealed interface Outcome {
    /** The same answers. */
    record Equal(double largest) implements Outcome {}

    /** Refused, with the code and its arguments. */
    record Refused(String reason) implements Outcome {}

    /** Other answers than its library's. */
    record Different(String what) implements Outcome {}

    /** An exception that is none of ours. */
    record Broken(String what) implements Outcome {}
}
