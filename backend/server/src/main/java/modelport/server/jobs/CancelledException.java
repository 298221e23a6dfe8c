package modelport.server.jobs;

import java.io.Serial;

/** Somebody asked to stop, or another worker has the job now: whatever was done is not published. */
public final class CancelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;
}
