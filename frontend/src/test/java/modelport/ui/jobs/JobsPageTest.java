package modelport.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {JobsPage.class, SignInPage.class})
class JobsPageTest extends PageTest {
    private static final Map<String, String> IRIS = Map.of("model", "iris", "version", "3");

    @BeforeEach
    void come() {
        signIn("ada");
    }

    @Test
    void no_jobs_say_what_would_be_here() {
        open("jobs");

        assertThat(text()).contains("No jobs yet");
    }

    @Test
    void a_running_job_moves_on_the_page_and_in_the_bar() {
        Job job = platform.jobs.start("import", IRIS);
        open("jobs");
        assertThat(text())
                .contains("Check iris v3")
                .contains("Scanning the files")
                .contains("1 running");

        platform.jobs.move(job.id(), 0.6, Message.of("imports.running", "file", "model.onnx"));
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("Running model.onnx").contains("60%");

        platform.jobs.succeed(job.id());
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("Done").doesNotContain("1 running");
    }

    @Test
    void a_job_that_somebody_else_starts_appears() {
        open("jobs");

        platform.jobs.start("rollout", IRIS);
        platform.events.tell("job.changed", Map.of());
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("Roll out iris v3");
    }

    @Test
    void the_filter_keeps_what_was_asked_for() {
        platform.jobs.put("import", IRIS, JobState.SUCCEEDED, 1, null);
        platform.jobs.put("rollout", IRIS, JobState.FAILED, 0.4, Message.of("jobs.child-too-slow"));
        open("jobs?state=failed");

        assertThat(text())
                .contains("Roll out iris v3")
                .contains("took longer than it may")
                .doesNotContain("Check iris");

        ((JobsPage) getCurrentView()).filter(JobListState.Filter.DONE);
        assertThat(text()).contains("Check iris v3").doesNotContain("Roll out iris");
    }

    @Test
    void jobs_are_cancelled_and_tried_again() {
        Job job = platform.jobs.start("import", IRIS);
        open("jobs");

        button("Cancel").click();
        assertThat(platform.jobs.get(job.id()).state()).isEqualTo(JobState.CANCELLED);

        button("Try again").click();
        assertThat(platform.jobs.get(job.id()).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void a_log_follows_its_job() {
        Job job = platform.jobs.start("import", IRIS);
        platform.jobs.write(job.id(), "INFO", "opened model.onnx");
        open("jobs?job=" + job.id());
        LogDrawer drawer = all(UI.getCurrent())
                .filter(LogDrawer.class::isInstance)
                .map(LogDrawer.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(text(drawer)).contains("opened model.onnx");

        platform.jobs.write(job.id(), "WARN", "memory is short");
        platform.jobs.move(job.id(), 0.7, Message.of("imports.storing"));
        tasks.elapse();
        roundTrip();

        assertThat(text(drawer))
                .containsOnlyOnce("opened model.onnx")
                .contains("memory is short")
                .contains("Storing");
    }

    @Test
    void an_unknown_job_in_the_address_opens_nothing() {
        open("jobs?job=nonsense");

        assertThat(getCurrentView()).isInstanceOf(JobsPage.class);
    }
}
