package modelport.server.registry;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.registry.AliasMove;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class AliasesTest {
    private static final Slug BEST = new Slug("best");
    private static final long SEED = Long.getLong("modelport.seed", System.nanoTime());

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void an_alias_moves_from_where_its_mover_expects_it() {
        Slug model = versions.model("lab", "aliased", 2, 3);

        Alias made = move(model, BEST, 1, null);
        Alias moved = move(model, BEST, 2, 1);

        assertThat(made.version()).isEqualTo(1);
        assertThat(moved.version()).isEqualTo(2);
        assertThat(moved.movedBy()).isEqualTo("max");
        assertThat(moved.guarded()).isFalse();
        assertThat(max.aliases().list(LAB, model)).containsExactly(moved);
        List<AliasInterval> history =
                max.aliases().history(LAB, model, BEST, PageRequest.first()).items();
        assertThat(history).extracting(AliasInterval::version).containsExactly(2, 1);
        assertThat(history.getFirst().from()).isEqualTo(history.getLast().to()).isEqualTo(moved.movedAt());
        assertThat(history.getFirst().to()).isNull();
        assertThat(people.signedIn("ada")
                        .audit()
                        .list(new AuditFilter(LAB, "max", "model=aliased", "alias.moved"), PageRequest.first())
                        .items())
                .hasSize(2)
                .extracting(AuditEntry::ip)
                .containsOnly("127.0.0.1");
    }

    @Test
    void whoever_expects_it_elsewhere_hears_where_it_points() {
        Slug model = versions.model("lab", "contested-alias", 2, 3, 4);
        move(model, BEST, 1, null);

        Problem absent = problem(() -> move(model, new Slug("second"), 1, 3));
        Problem taken = problem(() -> move(model, BEST, 2, null));
        Problem elsewhere = problem(() -> move(model, BEST, 3, 2));

        assertThat(absent.message().code()).isEqualTo("registry.alias-absent");
        assertThat(List.of(taken, elsewhere)).allSatisfy(problem -> {
            assertThat(problem).isInstanceOf(Problem.Conflict.class);
            assertThat(problem.message().args()).containsEntry("version", "1");
        });
        assertThat(max.aliases().list(LAB, model)).extracting(Alias::version).containsExactly(1);
    }

    @Test
    void only_ready_versions_have_aliases_and_nobody_makes_a_champion_by_hand() {
        Slug model = versions.model("lab", "put-away", 2);
        versions.archive(model, 1);

        assertThat(problem(() -> move(model, BEST, 1, null)).message().code()).isEqualTo("registry.not-ready");
        assertThat(problem(() -> move(model, BEST, 9, null))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> max.aliases().history(LAB, model, BEST, PageRequest.first())))
                .isInstanceOf(Problem.NotFound.class);
        versions.add(model, 2, 3);
        Problem champion = problem(() -> move(model, new Slug("champion"), 2, null));
        assertThat(champion).isInstanceOf(Problem.Forbidden.class);
        assertThat(champion.message().code()).isEqualTo("release.alias-guarded");
        assertThat(champion.message().args()).containsEntry("project", "lab").containsEntry("model", "put-away");
        assertThat(problem(() -> move(model, new Slug("latest"), 2, null))
                        .message()
                        .code())
                .isEqualTo("registry.alias-reserved");
        assertThat(problem(() -> people.signedIn("vera").aliases().move(LAB, model, BEST, new AliasMove(2, null))))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void whatever_moves_at_once_the_history_has_no_gaps_and_overlaps() throws Exception {
        Slug model = versions.model("lab", "restless", 2, 3, 4);
        var random = new Random(SEED);
        move(model, BEST, 1, null);

        try (ExecutorService movers = Executors.newFixedThreadPool(4)) {
            var moves = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 60; i++) {
                int to = 1 + random.nextInt(3);
                moves.add(movers.submit(() -> tryToMove(model, to)));
            }
            int moved = 1;
            for (Future<Integer> move : moves) {
                moved += move.get();
            }

            List<AliasInterval> history = wholeHistory(model);
            assertThat(history).as("seed %d", SEED).hasSize(moved);
            assertThat(history.getFirst().to()).isNull();
            assertThat(history.getFirst().version())
                    .isEqualTo(max.aliases().list(LAB, model).getFirst().version());
            for (int i = 1; i < history.size(); i++) {
                AliasInterval later = history.get(i - 1);
                assertThat(history.get(i).to()).as("seed %d, %d", SEED, i).isEqualTo(later.from());
                assertThat(history.get(i).from()).as("seed %d, %d", SEED, i).isBefore(later.from());
                assertThat(history.get(i).version()).as("seed %d, %d", SEED, i).isNotEqualTo(later.version());
            }
        }
    }

    @Test
    void nobody_changes_what_an_alias_was() {
        Slug model = versions.model("lab", "remembered", 2, 3);
        move(model, BEST, 1, null);
        move(model, BEST, 2, 1);

        assertThatThrownBy(() -> run("update alias_interval set moved_by = 'zoe' where not upper_inf(valid)"))
                .hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> run("delete from alias_interval")).hasStackTraceContaining("denied");
        assertThatThrownBy(() -> run("delete from alias")).hasStackTraceContaining("denied");
    }

    /** From where it is now to there; how often that worked. */
    private int tryToMove(Slug model, int to) {
        int from = max.aliases().list(LAB, model).getFirst().version();
        try {
            move(model, BEST, to, from);
            return from == to ? 0 : 1;
        } catch (ProblemException e) {
            assertThat(e.problem().message().code()).isEqualTo("registry.alias-elsewhere");
            return 0;
        }
    }

    private List<AliasInterval> wholeHistory(Slug model) {
        var all = new ArrayList<AliasInterval>();
        String after = null;
        do {
            var page = max.aliases().history(LAB, model, BEST, new PageRequest(7, after, null));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Alias move(Slug model, Slug alias, int version, @Nullable Integer expected) {
        return max.aliases().move(LAB, model, alias, new AliasMove(version, expected));
    }

    private void run(String statement) {
        transactions.executeWrite(_ -> sql.update(statement));
    }

    private static Problem problem(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, call))
                .problem();
    }
}
