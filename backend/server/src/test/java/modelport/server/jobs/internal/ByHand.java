package modelport.server.jobs.internal;

import jakarta.inject.Singleton;

/** Does jobs one by one, when a test says so, on a node that does none by itself. */
@Singleton
public final class ByHand {
    private final Desk desk;

    ByHand(Desk desk) {
        this.desk = desk;
    }

    /** Does the next job that runs in a process of its own; false if none waits. */
    public boolean child() {
        return desk.next(ResourceClass.CHILD);
    }

    /** Does the next job that runs in this process; false if none waits. */
    public boolean inline() {
        return desk.next(ResourceClass.INLINE);
    }
}
