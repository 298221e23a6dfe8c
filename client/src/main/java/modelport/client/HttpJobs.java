package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.JobsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import tools.jackson.core.type.TypeReference;

/** {@link JobsApi} over HTTP. */
record HttpJobs(Http http) implements JobsApi {
    @Override
    public Job get(UUID job) {
        return http.get("jobs/" + job, Job.class);
    }

    @Override
    public Page<Job> list(Slug project, PageRequest page) {
        return http.get("projects/" + project + "/jobs?" + Http.paging(page), new TypeReference<Page<Job>>() {});
    }

    @Override
    public List<JobLine> log(UUID job, long after) {
        return http.get("jobs/" + job + "/log?after=" + after, new TypeReference<List<JobLine>>() {});
    }

    @Override
    public Job cancel(UUID job) {
        return http.post("jobs/" + job + "/cancel", Job.class);
    }

    @Override
    public Job retry(UUID job) {
        return http.post("jobs/" + job + "/retry", Job.class);
    }
}
