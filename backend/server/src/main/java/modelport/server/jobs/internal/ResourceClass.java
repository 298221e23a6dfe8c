package modelport.server.jobs.internal;

import modelport.server.jobs.JobHandler;

/** What a job takes from the node that runs it. */
public enum ResourceClass {
    /** A thread of this process. */
    INLINE,
    /** A process of its own. */
    CHILD;

    static ResourceClass of(JobHandler handler) {
        return switch (handler) {
            case JobHandler.Inline _ -> INLINE;
            case JobHandler.Child _ -> CHILD;
        };
    }
}
