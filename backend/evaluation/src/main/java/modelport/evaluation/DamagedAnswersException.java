package modelport.evaluation;

/** A file has no answers of ours any more; somebody has changed or cut it. */
public final class DamagedAnswersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedAnswersException(String message) {
        super(message);
    }

    DamagedAnswersException(String message, Throwable cause) {
        super(message, cause);
    }
}
