package modelport.tables;

/** A file is no table of ours any more; somebody has changed or cut it. */
public final class DamagedTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedTableException(String message) {
        super(message);
    }

    DamagedTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
