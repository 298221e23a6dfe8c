package modelport.server.jobs;

import modelport.contract.Message;
import modelport.contract.jobs.Job;

/** What another feature does when a job has failed for good, in the transaction that ends it. */
public interface FailedJobHook {
    void failed(Job job, Message reason);
}
