package modelport.gateway;

/** Where the values of a profiled column come from. */
public sealed interface ProfileSource {
    /**
     * A place in the rows of an input; 0 where the input has one value a row.
     *
     * @param input its name
     * @param index from 0, in the order of the row's values
     */
    record Element(String input, int index) implements ProfileSource {
        public Element {
            if (index < 0) {
                throw new IllegalArgumentException("no place of a row: " + index);
            }
        }
    }

    /**
     * How many characters a text has.
     *
     * @param input its name; that of the one text where the model reads texts
     */
    record TextLength(String input) implements ProfileSource {
        /** In characters as people count them: a rare one that takes two units of Java is one. */
        public static int of(String text) {
            return text.codePointCount(0, text.length());
        }
    }

    /**
     * The mean of a row that is too large to be looked at value by value, such as an image.
     *
     * @param input its name
     */
    record Mean(String input) implements ProfileSource {}

    /** The class that is predicted. */
    record Label() implements ProfileSource {}

    /** The probability of the likeliest class. */
    record LargestProbability() implements ProfileSource {}

    /** The number that is predicted. */
    record Prediction() implements ProfileSource {}

    /** Whether it is something that the model says, and not something that it is told. */
    default boolean isOutput() {
        return switch (this) {
            case Element _, TextLength _, Mean _ -> false;
            case Label _, LargestProbability _, Prediction _ -> true;
        };
    }
}
