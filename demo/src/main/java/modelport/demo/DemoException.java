package modelport.demo;

/** The story cannot go on; the message is a sentence for the person who looks. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String sentence) {
        super(sentence);
    }
}
