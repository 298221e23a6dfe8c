package modelport.tables.source;

import java.io.IOException;

/** What follows is no text. */
final class BrokenTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    BrokenTextException(Fault fault) {
        super(fault.name());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** What is wrong with it. */
    enum Fault {
        /** Bytes that the encoding does not have. */
        ENCODING,
        /** A character that no text has. */
        NUL
    }
}
