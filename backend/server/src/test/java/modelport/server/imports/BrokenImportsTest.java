package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import org.junit.jupiter.api.Test;

/** What happens when the process of an import dies, whoever is to blame. */
@MicronautTest(transactional = false)
@Property(name = "modelport.job.retry-base", value = "10ms")
class BrokenImportsTest {
    private final Set<Long> seen = new HashSet<>();

    @Inject
    Bench bench;

    @Test
    void an_import_whose_process_keeps_dying_fails_and_succeeds_when_it_is_retried() {
        Slug model = bench.model();
        UUID job = bench.client()
                .versions()
                .create(
                        TestPeople.LAB,
                        model,
                        new NewVersion(List.of(bench.upload("model.onnx", SampleModels.classifier(1))), null))
                .job();
        Eventually.until("the import gives up", () -> {
            killChildren();
            return bench.get(model, 1).state() != VersionState.IMPORTING;
        });
        Version failed = bench.get(model, 1);
        Job ended = bench.client().jobs().get(job);

        Job again = bench.client().jobs().retry(job);
        VersionState meanwhile = bench.get(model, 1).state();
        Version ready = bench.settled(model, 1);

        assertThat(failed.state()).isEqualTo(VersionState.FAILED);
        Message reason = Objects.requireNonNull(failed.reason());
        assertThat(Messages.LANGUAGES)
                .allSatisfy(language -> assertThat(Messages.render(reason, language))
                        .isNotEqualTo(reason.code())
                        .doesNotContain("{"));
        assertThat(failed.files())
                .extracting(VersionFile::path, VersionFile::verdict)
                .containsExactly(tuple("model.onnx", Verdict.PENDING));
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.attempt()).isEqualTo(ended.maxAttempts());
        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(meanwhile).isNotEqualTo(VersionState.FAILED);
        assertThat(ready.state()).isEqualTo(VersionState.READY);
        assertThat(ready.reason()).isNull();
    }

    @Test
    void an_import_whose_process_dies_once_is_tried_again_by_itself() {
        Slug model = bench.model();
        UUID job = bench.client()
                .versions()
                .create(
                        TestPeople.LAB,
                        model,
                        new NewVersion(List.of(bench.upload("model.onnx", SampleModels.classifier(2))), null))
                .job();

        Eventually.until("a process is killed", this::killChildren);

        assertThat(bench.settled(model, 1).state()).isEqualTo(VersionState.READY);
        assertThat(bench.client().jobs().get(job).attempt()).isEqualTo(2);
    }

    /** Kills Java processes below this one, at the second sight: at the first they may be starting something else. */
    private boolean killChildren() {
        List<ProcessHandle> children = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(path -> path.endsWith("/java"))
                        .isPresent())
                .filter(process -> !seen.add(process.pid()))
                .toList();
        children.forEach(ProcessHandle::destroyForcibly);
        return !children.isEmpty();
    }
}
