package modelport.gateway.profile;

/** Values of an input or output, row after row. */
public interface Values {
    /** Its name. */
    String name();

    /** Values of one row. */
    int width();

    /** A value as a number; only of numbers and truth values. */
    double number(int index);

    /** A value as a text; only of texts. */
    String text(int index);

    /** Whether its values are numbers or truth values. */
    boolean isNumeric();

    /** A value as an object: a Boolean, Long, BigInteger, Float, Double or String. */
    Object value(int index);

    /** SHA-256 of the bytes of a row, as hexadecimal digits. */
    String digest(int row);
}
