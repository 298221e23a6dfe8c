package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;

/** Background work: what runs, what it says, and how to stop it. */
public interface JobsApi {
    Job get(UUID job);

    /** The newest first; of one project. */
    Page<Job> list(Slug project, PageRequest page);

    /** Lines after {@code after}, in order, at most {@link PageRequest#MAX_LIMIT}. */
    List<JobLine> log(UUID job, long after);

    Job cancel(UUID job);

    Job retry(UUID job);
}
