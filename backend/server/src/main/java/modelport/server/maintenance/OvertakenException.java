package modelport.server.maintenance;

import java.io.Serial;

/** Somebody else changed the case in the meantime: what was about to be written has to be thought of anew. */
final class OvertakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;
}
