package modelport.server.jobs;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import modelport.contract.Message;
import tools.jackson.databind.JsonNode;

/**
 * Work inside a child process: no database, no network where the system allows that, no Micronaut. Found by
 * {@link java.util.ServiceLoader} under the kind of its job.
 */
public interface ChildTask {
    /** The kind of job, as its {@link JobHandler} names it. */
    String kind();

    /** Does the work and returns something that JSON can carry; throws {@link PermanentFailure} or anything else. */
    Object run(JsonNode input, Report report) throws Exception;

    /** How a child says what it is doing, and where it may write. */
    interface Report {
        /** From 0 to 1, and what it is doing. */
        void progress(double done, Message step);

        /** Writes a line to the job's log. */
        void log(String text);

        /**
         * Hands over what is found by now, as JSON can carry it, so that it is kept whatever happens next. Files of it
         * lie in the folder, and are not written any more.
         */
        void partial(Object found);

        /** Empty at first; its files are at hand when the job's handler finishes. */
        Path folder();

        /**
         * Measures while no other child of this machine works: waits until those that do are done, and keeps others
         * from beginning. What is measured must be short, since everybody waits for it.
         */
        <T> T quietly(Callable<T> measuring) throws Exception;
    }
}
