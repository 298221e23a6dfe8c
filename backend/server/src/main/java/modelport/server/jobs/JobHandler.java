package modelport.server.jobs;

import java.nio.file.Path;
import modelport.contract.Message;
import tools.jackson.databind.JsonNode;

/** Does the jobs of one kind; every bean of this type is found by its kind. */
public sealed interface JobHandler {
    /** The kind of job, such as {@code import}. */
    String kind();

    /** How often a job is tried before it fails for good. */
    default int maxAttempts() {
        return 3;
    }

    /** Of two jobs that wait, the one with the higher priority goes first. */
    default int priority() {
        return 0;
    }

    /**
     * Called in the transaction that ends the job as failed or cancelled, guarded by its epoch: the place to put what
     * the job is about into its final state. Not called before a further attempt.
     */
    default void gaveUp(JobRun run, Message reason) {}

    /**
     * Called in the transaction that queues a failed or cancelled job again because somebody asked: the place to put
     * what the job is about back into the state before it; a {@link modelport.contract.ProblemException} vetoes.
     */
    default void retried(JobRun run) {}

    /** A job with short input and output that trusts what it touches, on a worker thread of this process. */
    non-sealed interface Inline extends JobHandler {
        /**
         * Does the work. Publishes through {@link JobRun#publish}, once, at the end; throws {@link PermanentFailure}
         * for what no retry can mend, anything else is tried again.
         */
        void run(JobRun run) throws Exception;
    }

    /** A job that parses uploads, loads engines, or may crash: one JVM per attempt runs the {@link ChildTask}. */
    non-sealed interface Child extends JobHandler {
        /** What the child is given; called outside of any transaction, in this process. */
        ChildOrder prepare(JobRun run) throws Exception;

        /**
         * Takes over what the child has found while it works on, with files in {@code folder} that it does not write
         * any more; called outside of any transaction; publishes through {@link JobRun#publishPartial}.
         */
        default void partial(JobRun run, JsonNode found, Path folder) throws Exception {
            throw new IllegalStateException("nobody asked for parts of " + kind());
        }

        /**
         * Takes over what the child found, with files in {@code folder}; called outside of any transaction, so that
         * files can be moved; publishes through {@link JobRun#publish}, once, at the end.
         */
        void finish(JobRun run, JsonNode result, Path folder) throws Exception;
    }
}
