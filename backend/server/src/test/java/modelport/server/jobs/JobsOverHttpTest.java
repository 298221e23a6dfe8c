package modelport.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.JobsApi;
import modelport.contract.JobsContract;
import modelport.contract.PageRequest;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "modelport.roles", value = "api")
class JobsOverHttpTest extends JobsContract {
    @Inject
    TestPeople people;

    @Inject
    Jobs jobs;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Override
    protected JobsApi jobs() {
        return people.signedIn("max").jobs();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected UUID waiting() {
        return enqueue(Optional.of("lab"));
    }

    @Test
    void foreigners_see_nothing_and_viewers_stop_nothing() {
        UUID job = waiting();

        assertThat(status(() -> people.signedIn("zoe").jobs().get(job))).isEqualTo(404);
        assertThat(status(() -> people.signedIn("zoe").jobs().cancel(job))).isEqualTo(404);
        assertThat(people.signedIn("vera").jobs().get(job).createdBy()).isEqualTo("max");
        assertThat(status(() -> people.signedIn("vera").jobs().cancel(job))).isEqualTo(403);
        assertThat(status(() -> people.signedIn("vera").jobs().retry(job))).isEqualTo(403);
        jobs().cancel(job);
    }

    @Test
    void a_job_of_the_installation_is_for_its_administrators() {
        UUID job = enqueue(Optional.empty());

        assertThat(status(() -> people.signedIn("max").jobs().get(job))).isEqualTo(404);
        assertThat(people.signedIn("ada").jobs().get(job).project()).isNull();
        people.signedIn("ada").jobs().cancel(job);
    }

    @Test
    void a_place_that_is_none_is_refused() {
        assertThat(status(() -> jobs().list(project(), new PageRequest(10, "nonsense", null))))
                .isEqualTo(422);
    }

    private UUID enqueue(Optional<String> project) {
        return Objects.requireNonNull(transactions.executeWrite(_ -> {
            Optional<UUID> id =
                    project.map(name -> sql.first("select id from project where name = ?", row -> row.uuid("id"), name)
                            .orElseThrow());
            return jobs.enqueue(new NewJob(
                    "test-inline", id, Map.of("model", "m"), Map.of("do", "x"), Optional.empty(), Optional.of("max")));
        }));
    }

    private static int status(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem().status();
    }
}
