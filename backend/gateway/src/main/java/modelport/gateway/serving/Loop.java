package modelport.gateway.serving;

import java.util.concurrent.Executor;
import modelport.gateway.profile.Counter;

/** An event loop, as models see it. */
public interface Loop extends Executor {
    /** Counts what this loop's thread answers. */
    Counter counter();

    /** From 0. */
    int index();

    /** Counts a run of an endpoint's model; only on the loop's own thread. */
    void ran(String endpoint, int rows);
}
