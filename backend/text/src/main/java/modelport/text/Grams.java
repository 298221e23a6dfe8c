package modelport.text;

/** Is told of every n-gram of a text. */
interface Grams {
    /** Those that begin at index {@code from} of {@code points} follow. */
    void start(int[] points, int from);

    /** One that ends before index {@code to}; none of them is shorter than the one before. */
    void end(int to);
}
