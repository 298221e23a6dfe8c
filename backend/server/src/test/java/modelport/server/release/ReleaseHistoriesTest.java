package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import modelport.contract.Message;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditProof;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseChange;
import modelport.server.Eventually;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.deployment.ReadyVersions;
import modelport.server.deployment.Rollouts;
import modelport.server.jobs.PermanentFailure;
import modelport.server.release.Histories.Place;
import modelport.server.release.Histories.Seen;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random histories, several people at once in each, on a real PostgreSQL. Gates and rollouts happen when a
 * history says so. {@code -Dmodelport.histories=...} and {@code -Dmodelport.seed=...} say how many, and which.
 */
@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class ReleaseHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("modelport.histories", 100);
    private static final int ACTORS = 2;
    private static final int SHORT = 5;
    private static final int LONG = 30;
    private static final List<Word> WORDS = List.of(Word.values());
    private static final List<String> PEOPLE = List.of("rita", "amy", "ann", "sam", "dan", "max", "ada");
    private static final List<String> AUTHORS = List.of("max", "amy", "rita");
    private static final String CARD = "Multiplies pairs of numbers, and nothing else, on any day.";
    private static final List<GateRule> GATES = List.of(GateRule.of(GateKind.CARD), GateRule.of(GateKind.SIGNATURE));
    private static final List<Policy> POLICIES = List.of(
            Policy.of(GATES, List.of(approvers(1))),
            Policy.of(GATES, List.of(approvers(2))),
            Policy.of(
                    List.of(),
                    List.of(approvers(1), new ApprovalRule(new Slug("two"), List.of(), List.of("sam", "amy"), 1))));

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    Histories histories;

    @Inject
    Projects projects;

    @Inject
    ReleaseDrafts drafts;

    @Inject
    ReleaseEdits edits;

    @Inject
    ReleaseSubmissions submissions;

    @Inject
    Decisions decisions;

    @Inject
    ReleaseDeployments deployments;

    @Inject
    Policies policies;

    @Inject
    GateRuns runs;

    @Inject
    Gates gates;

    @Inject
    Rollouts rollouts;

    @Inject
    Expiry expiry;

    @Inject
    TransactionOperations<Session> transactions;

    private final Map<Word, Integer> done = new ConcurrentHashMap<>();
    /** What is refused changes nothing; the checks afterwards say so. */
    private final LongAdder refusals = new LongAdder();

    private List<Caller> callers = List.of();

    @Test
    void whatever_people_do_at_once_nothing_serves_that_was_not_decided() throws Exception {
        long seed = Long.getLong("modelport.seed", 20_261_126L);
        System.getLogger("histories").log(System.Logger.Level.INFO, "seed " + seed);
        for (String name : List.of("amy", "rita")) {
            people.as("ada").projects().setMember(LAB, new MemberRoles(name, List.of(Role.APPROVER, Role.DEPLOYER)));
        }
        callers = PEOPLE.stream().map(people::caller).toList();
        Slug like = versions.model("lab", "pattern", 2, 3, 4);
        for (int version = 1; version <= AUTHORS.size(); version++) {
            people.describe(like, version, CARD);
        }

        var wrongs = new ArrayList<String>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            var results = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < HISTORIES; i++) {
                int number = i;
                results.add(pool.submit(() -> history(number, like, new Random(seed * 1_000_003 + number))));
            }
            for (Future<List<String>> result : results) {
                wrongs.addAll(result.get());
            }
        }

        assertThat(wrongs).as("seed " + seed).isEmpty();
        // A run in which nobody gets anywhere would prove nothing.
        assertThat(done).containsOnlyKeys(WORDS);
        assertThat(refusals.sum()).isPositive();
        Eventually.until(
                "every entry is linked",
                () -> people.as("ada").audit().verify(LAB).unchained() == 0);
        AuditProof proof = people.as("ada").audit().verify(LAB);
        assertThat(proof.intact()).isTrue();
        assertThat(proof.links()).isGreaterThan(HISTORIES);
    }

    private List<String> history(int number, Slug like, Random random) throws Exception {
        Place place = histories.place(number, like, AUTHORS, POLICIES.get(random.nextInt(POLICIES.size())));
        ProjectRef project = projects.require(callers.getLast(), LAB, Right.READ);
        drafts.draft(callers.getFirst(), project, new NewRelease(place.name(), 1, place.name()));
        var actors = new ArrayList<Thread>();
        var broken = new ArrayList<Throwable>();
        for (int i = 0; i < ACTORS; i++) {
            var actor = new Actor(place, project, new Random(random.nextLong()));
            actors.add(Thread.ofVirtual().unstarted(actor));
            actors.getLast().setUncaughtExceptionHandler((_, failure) -> {
                synchronized (broken) {
                    broken.add(failure);
                }
            });
        }
        actors.forEach(Thread::start);
        for (Thread actor : actors) {
            actor.join();
        }
        List<String> wrongs = new ArrayList<>(histories.wrongs(place));
        broken.forEach(failure -> wrongs.add(number + " broke: " + failure + " " + failure.getCause()));
        histories.look(place, false).ifPresent(last -> edits.refresh(project, last.id()));
        wrongs.addAll(histories.approvedOtherwise(place));
        return wrongs.stream().map(wrong -> "history " + number + ": " + wrong).toList();
    }

    private static ApprovalRule approvers(int count) {
        return new ApprovalRule(new Slug("approvers"), List.of(Role.APPROVER), List.of(), count);
    }

    /** What can happen. */
    private enum Word {
        DRAFT,
        CHANGE,
        SUBMIT,
        CHECK,
        APPROVE,
        REJECT,
        ASK,
        COMMENT,
        CANCEL,
        URGENT,
        ROLL_OUT,
        FAIL,
        ROLL_BACK,
        POLICY,
        CARD,
        TIME
    }

    /** Somebody who acts upon what was there a moment ago; mostly what makes sense, sometimes anything. */
    private final class Actor implements Runnable {
        private final Place place;
        private final ProjectRef project;
        private final Random random;

        Actor(Place place, ProjectRef project, Random random) {
            this.place = place;
            this.project = project;
            this.random = random;
        }

        @Override
        public void run() {
            int length = random.nextInt(8) == 0 ? LONG : SHORT;
            for (int i = 0; i < length; i++) {
                Optional<Seen> seen = histories.look(place, random.nextInt(12) == 0);
                Word word = next(seen);
                try {
                    act(word, seen);
                    done.merge(word, 1, Integer::sum);
                } catch (ProblemException | PermanentFailure refused) {
                    refusals.increment();
                }
            }
        }

        private Word next(Optional<Seen> seen) {
            if (random.nextInt(5) == 0) {
                return WORDS.get(random.nextInt(WORDS.size()));
            }
            return seen.map(release -> switch (release.state()) {
                        case DRAFT -> Word.SUBMIT;
                        case CHECKING -> Word.CHECK;
                        case IN_REVIEW -> random.nextInt(6) == 0 ? Word.URGENT : Word.APPROVE;
                        case APPROVED -> Word.ROLL_OUT;
                        case ROLLING_OUT, RELEASED -> random.nextInt(3) == 0 ? Word.ROLL_BACK : Word.DRAFT;
                        case SUPERSEDED, ROLLED_BACK, REJECTED, CANCELLED, EXPIRED, FAILED -> Word.DRAFT;
                    })
                    .orElse(Word.DRAFT);
        }

        private void act(Word word, Optional<Seen> seen) {
            Caller caller = callers.get(random.nextInt(callers.size()));
            if (word == Word.DRAFT || seen.isEmpty()) {
                drafts.draft(caller, project, new NewRelease(place.name(), version(), place.name()));
                return;
            }
            Seen release = seen.get();
            var decision = NewDecision.on(release.digest(), "Because.");
            switch (word) {
                case DRAFT -> throw new IllegalStateException();
                case CHANGE ->
                    drafts.change(
                            caller, project, release.id(), release.rowVersion(), ReleaseChange.version(version()));
                case SUBMIT -> submissions.submit(caller, project, release.id(), decision);
                case CHECK -> check(release);
                case APPROVE -> decisions.approve(caller, project, release.id(), decision);
                case REJECT -> decisions.reject(caller, project, release.id(), decision);
                case ASK -> decisions.askForChanges(caller, project, release.id(), decision);
                case COMMENT -> decisions.comment(caller, project, release.id(), decision);
                case CANCEL -> submissions.cancel(caller, project, release.id(), decision);
                case URGENT -> decisions.declareEmergency(caller, project, release.id(), decision);
                case ROLL_OUT -> rollOut(caller, release, decision);
                case FAIL -> fail(release);
                case ROLL_BACK -> deployments.rollBack(caller, project, release.id(), decision);
                case POLICY -> policy();
                case CARD -> card(release);
                case TIME -> time();
            }
        }

        private int version() {
            return 1 + random.nextInt(AUTHORS.size());
        }

        private void check(Seen release) {
            runs.subject(release.id(), release.digest()).ifPresent(subject -> {
                var results = gates.check(subject.candidate(), subject.policy());
                transactions.executeWrite(_ -> {
                    runs.publish(subject, results);
                    return true;
                });
            });
        }

        private void rollOut(Caller caller, Seen release, NewDecision decision) {
            deployments.deploy(caller, project, release.id(), decision);
            rollouts.begin(release.id(), Optional.of(release.digest()), rollouts.artifactOf(release.id()));
            if (random.nextInt(8) > 0) {
                transactions.executeWrite(_ -> {
                    rollouts.complete(release.id());
                    return true;
                });
            }
        }

        private void fail(Seen release) {
            transactions.executeWrite(_ -> {
                rollouts.giveUp(release.id(), Message.of("deployment.load-failed"));
                return true;
            });
        }

        private void policy() {
            int number = policies.get(project, place.name()).number();
            policies.set(
                    callers.getLast(), project, place.name(), number, POLICIES.get(random.nextInt(POLICIES.size())));
        }

        private void card(Seen release) {
            histories.describe(place, version(), random.nextInt(4) == 0 ? "" : CARD + random.nextInt(3));
            edits.refresh(project, release.id());
        }

        private void time() {
            if (random.nextInt(3) == 0) {
                histories.letTimePass(place);
            }
            expiry.expire();
        }
    }
}
