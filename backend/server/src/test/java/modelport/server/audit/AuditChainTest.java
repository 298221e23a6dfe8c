package modelport.server.audit;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import modelport.client.ModelportClient;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewProject;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.audit.AuditProof;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.audit.internal.Chained;
import modelport.server.audit.internal.Chains;
import modelport.server.database.Sql;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class AuditChainTest {
    @Property(name = "flyway.datasources.default.url")
    String url = "";

    @Property(name = "flyway.datasources.default.user")
    String owner = "";

    @Property(name = "flyway.datasources.default.password")
    String password = "";

    @Inject
    TestPeople people;

    @Inject
    Audit audit;

    @Inject
    Chains chains;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        ada = people.signedIn("ada");
    }

    @Test
    void every_entry_has_its_link_soon_and_the_chain_verifies() {
        Slug project = project("chained");
        record(project, "thing.done", 3);

        AuditProof proof = whole(project);

        List<AuditEntry> entries = all(AuditFilter.of(project));
        assertThat(proof.intact()).isTrue();
        assertThat(proof.links()).isEqualTo(entries.size());
        assertThat(proof.head()).isEqualTo(entries.getFirst().hash());
        assertThat(entries)
                .extracting(AuditEntry::seq)
                .containsExactlyElementsOf(LongStream.iterate(entries.size(), seq -> seq - 1)
                        .limit(entries.size())
                        .boxed()
                        .toList());
    }

    @Test
    void what_concerns_the_installation_has_a_chain_of_its_own() {
        Eventually.until(
                "the installation's entries are linked",
                () -> ada.audit().verify(null).unchained() == 0);

        AuditProof proof = ada.audit().verify(null);

        assertThat(proof.intact()).isTrue();
        assertThat(proof.links()).isPositive();
    }

    @Test
    void writers_at_once_and_chainers_at_once_leave_no_gap() throws Exception {
        Slug project = project("crowded");
        UUID id = id(project);
        int writers = 8;
        int each = 40;
        try (ExecutorService pool = Executors.newFixedThreadPool(2 * writers)) {
            var work = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                work.add(pool.submit(() -> record(project, "thing.done", each)));
                work.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        chains.link(id);
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }

        AuditProof proof = whole(project);

        assertThat(proof.intact()).isTrue();
        assertThat(all(new AuditFilter(project, null, null, "thing."))).hasSize(writers * each);
        assertThat(proof.links()).isEqualTo(all(AuditFilter.of(project)).size());
    }

    @Test
    void an_entry_of_a_long_transaction_is_not_overtaken() {
        Slug project = project("slow");
        UUID id = id(project);
        whole(project);

        transactions.executeWrite(_ -> {
            audit.record(Audit.Actor.SYSTEM, id, "slow.done", Map.of());
            record(project, "quick.done", 1);
            chains.link(id);
            return true;
        });

        assertThat(whole(project).intact()).isTrue();
        assertThat(all(AuditFilter.of(project)).stream()
                        .filter(entry -> entry.action().endsWith(".done"))
                        .sorted(java.util.Comparator.comparing(AuditEntry::seq))
                        .map(AuditEntry::action))
                .containsExactly("slow.done", "quick.done");
    }

    @Test
    void a_number_without_a_canonical_form_does_not_stop_the_chain() {
        Slug project = project("numbers");
        UUID id = id(project);
        var odd = Map.of("big", new BigInteger("9007199254740993"), "list", List.of(Map.of("x", 0.1), "text"));

        transactions.executeWrite(_ -> {
            audit.record(Audit.Actor.SYSTEM, id, "odd.done", Map.of(), new Audit.Change(odd, null));
            return true;
        });

        assertThat(whole(project).intact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set actor = 'nobody' where id = %s | audit_entry | audit.entry-changed | 2",
                "update audit_entry set before = '{\"x\": 1}' where id = %s | audit_entry | audit.entry-changed | 2",
                "update audit_entry set at = at + interval '1 microsecond' where id = %s | audit_entry | audit.entry-changed | 2",
                "update audit_link set hash = repeat('0', 64) where entry_id = %s | audit_link | audit.entry-changed | 2",
                "update audit_link set prev_hash = repeat('0', 64) where entry_id = %s | audit_link | audit.link-changed | 2",
                "delete from audit_link where entry_id = %s | audit_link | audit.link-missing | 2"
            })
    void what_the_owner_of_the_tables_changes_is_found(String statement, String table, String code, long seq)
            throws Exception {
        Slug project = project("tampered-" + Integer.toHexString(statement.hashCode()));
        record(project, "thing.done", 4);
        whole(project);
        String second = "'" + bySeq(project, seq).id() + "'";

        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement change = connection.createStatement()) {
            change.execute("alter table " + table + " disable trigger user");
            change.execute(statement.formatted(second));
            change.execute("alter table " + table + " enable trigger user");
        }

        AuditProof proof = ada.audit().verify(project);
        assertThat(proof.intact()).isFalse();
        assertThat(proof.firstBroken()).isEqualTo(seq);
        assertThat(proof.links()).isEqualTo(seq - 1);
        assertThat(proof.reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(code));
    }

    @Test
    void an_entry_that_was_kept_from_the_chain_is_counted() {
        Slug project = project("hidden");
        UUID id = id(project);
        whole(project);

        transactions.executeWrite(_ -> {
            audit.record(Audit.Actor.SYSTEM, id, "hidden.done", Map.of());
            return sql.update("delete from audit_pending where project_id = ?", id);
        });

        AuditProof proof = ada.audit().verify(project);
        assertThat(proof.intact()).isTrue();
        assertThat(proof.unchained()).isEqualTo(1);
        assertThat(proof.unchainedSince()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"audit_entry", "audit_link", "policy", "decision"})
    void the_role_of_the_application_can_only_add(String table) {
        for (String statement : List.of("delete from " + table, "truncate " + table + " cascade")) {
            assertThatThrownBy(() -> transactions.executeWrite(_ -> sql.update(statement)))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void even_the_owner_is_refused_as_long_as_the_triggers_are_on() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update audit_link set seq = seq"))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void the_hash_is_that_of_the_hash_before_and_the_canonical_entry() {
        // SHA-256 of 32 zero bytes and of {"a":1}, as any other tool computes it.
        assertThat(new Chained("{\"a\":1}").hash(Chained.NOTHING))
                .isEqualTo("b06a229070741292512e8760f470dd7a4c46ccfdf253df781d88dabe58c1ccb1");
    }

    @Test
    void entries_are_found_by_actor_subject_and_action_and_paged_from_the_newest_on() {
        Slug project = project("searched");
        UUID id = id(project);
        transactions.executeWrite(_ -> {
            for (int i = 1; i <= 5; i++) {
                var actor = new Audit.Actor(i % 2 == 0 ? "even" : "odd", "API");
                audit.record(actor, id, "model.changed", Map.of("model", "m" + i, "version", "7"));
            }
            return true;
        });

        assertThat(all(new AuditFilter(project, "even", null, null))).hasSize(2);
        assertThat(all(new AuditFilter(project, null, "model=m3", null))).hasSize(1);
        assertThat(all(new AuditFilter(project, null, "7", null))).hasSize(5);
        assertThat(all(new AuditFilter(project, null, "version=m3", null))).isEmpty();
        assertThat(all(new AuditFilter(project, null, null, "model."))).hasSize(5);
        Page<AuditEntry> first =
                ada.audit().list(new AuditFilter(project, null, "7", null), new PageRequest(2, null, null));
        assertThat(first.items())
                .extracting(entry -> entry.subject().get("model"))
                .containsExactly("m5", "m4");
        Page<AuditEntry> second =
                ada.audit().list(new AuditFilter(project, null, "7", null), new PageRequest(2, first.next(), null));
        assertThat(second.items())
                .extracting(entry -> entry.subject().get("model"))
                .containsExactly("m3", "m2");
    }

    @Test
    void a_project_s_log_is_for_its_administrators_and_everything_for_the_installation_s() {
        ModelportClient max = people.signedIn("max");
        ModelportClient zoe = people.signedIn("zoe");

        assertThat(problem(() -> max.audit().list(AuditFilter.of(LAB), PageRequest.first())))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> max.audit().verify(LAB))).isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> zoe.audit().verify(LAB))).isEqualTo(new Problem.NotFound("project", "lab"));
        assertThat(problem(() -> zoe.audit().verify(null))).isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> zoe.audit().list(new AuditFilter(null, "zoe", null, null), PageRequest.first())))
                .isInstanceOf(Problem.Forbidden.class);
        Slug elsewhere = new Slug("elsewhere");
        assertThat(zoe.audit().verify(elsewhere).intact()).isTrue();
        assertThat(zoe.audit()
                        .list(AuditFilter.of(elsewhere), PageRequest.first())
                        .items())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.project()).isEqualTo(elsewhere));
        assertThat(all(new AuditFilter(null, null, null, null)))
                .extracting(AuditEntry::project)
                .contains(elsewhere, LAB, null);
    }

    @Test
    void what_was_there_before_and_after_is_shown() {
        ada.projects().setMember(LAB, new MemberRoles("vera", List.of(Role.VIEWER)));

        AuditEntry entry = ada.audit()
                .list(new AuditFilter(LAB, "ada", "user=vera", "member.set"), PageRequest.first())
                .items()
                .getFirst();

        assertThat(entry.after()).isEqualTo(List.of("VIEWER"));
        assertThat(entry.before()).isNull();
        assertThat(entry.authKind()).isEqualTo("SESSION");
    }

    private Slug project(String name) {
        return ada.projects().create(new NewProject(new Slug(name), name, null)).name();
    }

    private void record(Slug project, String action, int times) {
        UUID id = id(project);
        for (int i = 0; i < times; i++) {
            int number = i;
            transactions.executeWrite(_ -> {
                audit.record(
                        Audit.Actor.SYSTEM,
                        id,
                        action,
                        Map.of("thing", Integer.toString(number)),
                        new Audit.Change(null, Map.of("number", number)));
                return true;
            });
        }
    }

    private UUID id(Slug project) {
        return transactions.executeRead(
                _ -> sql.first("select id from project where name = ?", row -> row.uuid("id"), project.value())
                        .orElseThrow());
    }

    private AuditProof whole(Slug project) {
        Eventually.until(
                "every entry is linked", () -> ada.audit().verify(project).unchained() == 0);
        return ada.audit().verify(project);
    }

    private AuditEntry bySeq(Slug project, long seq) {
        return all(AuditFilter.of(project)).stream()
                .filter(entry -> Long.valueOf(seq).equals(entry.seq()))
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEntry> all(AuditFilter filter) {
        var entries = new ArrayList<AuditEntry>();
        Set<UUID> seen = new HashSet<>();
        @Nullable String after = null;
        do {
            Page<AuditEntry> page = ada.audit().list(filter, new PageRequest(200, after, null));
            page.items().forEach(entry -> {
                assertThat(seen.add(entry.id())).isTrue();
                entries.add(entry);
            });
            after = page.next();
        } while (after != null);
        return entries;
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
