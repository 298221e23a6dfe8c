package modelport.ui.fakes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.Job;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Champion;
import modelport.contract.release.Evidence;
import modelport.contract.release.GateState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.WaitingRelease;

/** Releases in memory, for whoever asks: development is open, production is not. */
public final class FakeReleases implements ReleasesApi {
    private static final Slug ANY = new Slug("any");

    public final List<NewDeployment> asked;
    private final List<FakeRelease> releases;
    private final FakeModelport platform;
    private final String me;

    FakeReleases(FakeModelport platform) {
        this(platform, "ada", new CopyOnWriteArrayList<>(), new ArrayList<>());
    }

    private FakeReleases(FakeModelport platform, String me, List<FakeRelease> releases, List<NewDeployment> asked) {
        this.platform = platform;
        this.me = me;
        this.releases = releases;
        this.asked = asked;
    }

    /** The same for somebody else. */
    public FakeReleases as(String username) {
        return new FakeReleases(platform, username, releases, asked);
    }

    /** A release as if it were asked for then. */
    void put(FakeRelease release) {
        releases.add(release);
    }

    @Override
    public Deployed deploy(Slug project, NewDeployment wanted) {
        asked.add(wanted);
        Slug environment = wanted.environment() == null ? new Slug("development") : wanted.environment();
        Slug endpoint = wanted.endpoint() == null
                ? new Slug(project + "-" + wanted.model() + "-" + environment)
                : wanted.endpoint();
        platform.versions.get(project, wanted.model(), wanted.version());
        var release = new FakeRelease(wanted.model(), wanted.version(), environment, endpoint, me, me, Policy.free());
        release.parameters = Objects.requireNonNullElse(wanted.parameters(), Map.of());
        release.become(ReleaseState.ROLLING_OUT, FakeModelport.now());
        release.job = rollout(release).id();
        Release now = release.release();
        arrive(release);
        releases.add(release);
        return new Deployed(now, endpoint, release.job);
    }

    @Override
    public Release get(Slug project, UUID id) {
        return find(id).release();
    }

    @Override
    public Page<Release> list(Slug project, PageRequest page) {
        return list(project, ReleaseFilter.all(), page);
    }

    @Override
    public Page<Release> list(Slug project, ReleaseFilter filter, PageRequest page) {
        List<Release> found = releases.stream()
                .sorted(Comparator.comparing((FakeRelease each) -> each.createdAt)
                        .reversed())
                .map(FakeRelease::release)
                .filter(each -> filter.model() == null || filter.model().equals(each.model()))
                .filter(each ->
                        filter.environment() == null || filter.environment().equals(each.environment()))
                .filter(each -> filter.state() == null || filter.state() == each.state())
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public Release request(Slug project, NewRelease wanted) {
        releases.stream()
                .filter(each -> each.model.equals(wanted.model()) && each.environment.equals(wanted.environment()))
                .filter(each -> each.state.compareTo(ReleaseState.ROLLING_OUT) <= 0)
                .findFirst()
                .ifPresent(each -> {
                    throw conflict(
                            "release.already-open",
                            "version",
                            Integer.toString(each.version),
                            "model",
                            each.model.value(),
                            "environment",
                            each.environment.value(),
                            "release",
                            each.id.toString());
                });
        Slug endpoint = wanted.endpoint() == null ? new Slug(project + "-" + wanted.model()) : wanted.endpoint();
        String author =
                platform.versions.get(project, wanted.model(), wanted.version()).createdBy();
        var made = new FakeRelease(
                wanted.model(),
                wanted.version(),
                wanted.environment(),
                endpoint,
                author,
                me,
                platform.environments.policy(project, wanted.environment()).policy());
        made.policyNumber =
                platform.environments.policy(project, wanted.environment()).number();
        made.parameters = Objects.requireNonNullElse(wanted.parameters(), Map.of());
        made.notes = Objects.requireNonNullElse(wanted.notes(), "");
        releases.add(made);
        return tell(made);
    }

    @Override
    public ReleaseReview review(Slug project, UUID id) {
        FakeRelease release = find(id);
        var rights = rights(release);
        return new ReleaseReview(
                release.release(),
                release.author,
                release.planEditor,
                release.policy.fourEyes(),
                release.policyNumber,
                release.notes,
                Map.of("strategy", "all-at-once"),
                release.parameters,
                champion(release).orElse(null),
                release.gates,
                rights.rules(),
                release.decisions(),
                release.reviewUntil,
                release.approvedUntil,
                release.job,
                rights.actions());
    }

    @Override
    public Evidence evidence(Slug project, UUID id, String digest) {
        var gate = find(id).gates.stream()
                .filter(each -> digest.equals(each.evidence()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("evidence", digest)));
        return new Evidence(
                digest,
                Map.of(
                        "gate", gate.gate(),
                        "version", "v" + find(id).version,
                        "champion", "9f41c07be2d85a66",
                        "measured", Map.of("metric", "accuracy", "value", 0.9213, "low", 0.9171, "high", 0.9252),
                        "files", List.of(Map.of("path", "model.onnx", "verdict", "ACCEPTED"))));
    }

    @Override
    public PreviousLook look(Slug project, UUID id) {
        return find(id).look(me, FakeModelport.now());
    }

    @Override
    public Release change(Slug project, UUID id, long rowVersion, ReleaseChange change) {
        FakeRelease release = find(id);
        if (release.rowVersion != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        String before = release.digest();
        release.version = Objects.requireNonNullElse(change.version(), release.version);
        release.endpoint = Objects.requireNonNullElse(change.endpoint(), release.endpoint);
        release.parameters = Objects.requireNonNullElse(change.parameters(), release.parameters);
        release.notes = Objects.requireNonNullElse(change.notes(), release.notes);
        release.rowVersion++;
        if (!before.equals(release.digest())) {
            release.planEditor = me;
            release.gates = release.waiting(GateState.WAITING);
            release.become(ReleaseState.DRAFT, FakeModelport.now());
            release.reason = Message.of("release.edited", "user", me);
        }
        return tell(release);
    }

    @Override
    public Release submit(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        release.reason = null;
        release.gates = release.waiting(GateState.RUNNING);
        release.job = platform.jobs
                .start("gates", Map.of("model", release.model.value(), "version", "" + release.version))
                .id();
        release.become(ReleaseState.CHECKING, FakeModelport.now());
        return tell(release);
    }

    /** The checks have come to their end. */
    public Release checked(UUID id, boolean passed) {
        FakeRelease release = find(id);
        release.gates.forEach(
                each -> release.found(each.rule(), passed, Message.of("release.scan-passed", "files", "3")));
        var now = FakeModelport.now();
        release.become(passed ? ReleaseState.IN_REVIEW : ReleaseState.DRAFT, now);
        release.reviewUntil = passed ? now.plus(Duration.ofHours(release.policy.reviewHours())) : null;
        return tell(release);
    }

    /** The same for the one that a job checks. */
    void checkedBy(UUID job) {
        releases.stream()
                .filter(each -> job.equals(each.job) && each.state == ReleaseState.CHECKING)
                .forEach(each -> checked(each.id, true));
    }

    /** The same for the one that a job rolls out. */
    void arrivedBy(UUID job) {
        releases.stream()
                .filter(each -> job.equals(each.job) && each.state == ReleaseState.ROLLING_OUT)
                .forEach(each -> arrived(each.id));
    }

    @Override
    public Release approve(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        Slug rule = rights(release).rules().stream()
                .filter(RuleStanding::callerMay)
                .map(RuleStanding::rule)
                .map(ApprovalRule::name)
                .filter(name -> decision.rule() == null || decision.rule().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.Forbidden(Message.of("release.not-approver"))));
        say(release, Verdict.APPROVE, rule, decision);
        if (rights(release).rules().stream().allMatch(RuleStanding::met)) {
            approved(release);
        }
        return tell(release);
    }

    @Override
    public Release reject(Slug project, UUID id, NewDecision decision) {
        return ended(id, decision, Verdict.REJECT, ReleaseState.REJECTED);
    }

    @Override
    public Release askForChanges(Slug project, UUID id, NewDecision decision) {
        return ended(id, decision, Verdict.CHANGES, ReleaseState.DRAFT);
    }

    @Override
    public Release comment(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        say(release, Verdict.COMMENT, null, decision);
        return tell(release);
    }

    @Override
    public Release cancel(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        release.become(ReleaseState.CANCELLED, FakeModelport.now());
        return tell(release);
    }

    @Override
    public Release declareEmergency(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        say(release, Verdict.EMERGENCY, null, decision);
        if (release.current(Verdict.EMERGENCY).size() > 1) {
            release.emergency = true;
            approved(release);
        }
        return tell(release);
    }

    @Override
    public Deployed deploy(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        release.job = rollout(release).id();
        release.become(ReleaseState.ROLLING_OUT, FakeModelport.now());
        return new Deployed(tell(release), release.endpoint, release.job);
    }

    /** Its traffic has moved. */
    public Release arrived(UUID id) {
        arrive(find(id));
        return tell(find(id));
    }

    @Override
    public Release rollBack(Slug project, UUID id, NewDecision decision) {
        FakeRelease release = about(id, decision);
        release.become(ReleaseState.ROLLED_BACK, FakeModelport.now());
        return tell(release);
    }

    @Override
    public InputStream evidencePack(Slug project, UUID id, Locale language) {
        return bytes("a zip about " + find(id).digest());
    }

    @Override
    public InputStream evidenceReport(Slug project, UUID id, Locale language) {
        return bytes("<!doctype html><title>" + find(id).digest() + "</title><h1>" + language + "</h1>");
    }

    @Override
    public Page<WaitingRelease> waiting(PageRequest page) {
        List<WaitingRelease> all = releases.stream()
                .flatMap(each -> waitsFor(each)
                        .map(what -> new WaitingRelease(
                                new Slug("storefront"),
                                "Storefront",
                                each.release(),
                                what,
                                each.updatedAt,
                                each.state == ReleaseState.APPROVED ? each.approvedUntil : each.reviewUntil))
                        .stream())
                .sorted(Comparator.comparing(WaitingRelease::since))
                .toList();
        return Keyset.page(all, page, each -> each.release().id().toString());
    }

    private Optional<WaitingFor> waitsFor(FakeRelease release) {
        var rights = rights(release);
        if (rights.urgent() && rights.decides()) {
            return Optional.of(WaitingFor.EMERGENCY);
        }
        if (rights.rules().stream().anyMatch(RuleStanding::callerMay)) {
            return Optional.of(WaitingFor.APPROVAL);
        }
        if (rights.actions().contains(modelport.contract.release.ReleaseAction.DEPLOY)) {
            return Optional.of(WaitingFor.DEPLOYMENT);
        }
        boolean back = release.state == ReleaseState.DRAFT
                && !release.current(Verdict.CHANGES).isEmpty()
                && release.requester.equals(me);
        return back ? Optional.of(WaitingFor.CHANGES) : Optional.empty();
    }

    private Release ended(UUID id, NewDecision decision, Verdict verdict, ReleaseState state) {
        FakeRelease release = about(id, decision);
        say(release, verdict, null, decision);
        release.reviewUntil = null;
        release.become(state, FakeModelport.now());
        return tell(release);
    }

    private void approved(FakeRelease release) {
        var now = FakeModelport.now();
        release.become(ReleaseState.APPROVED, now);
        release.reviewUntil = null;
        release.approvedUntil = now.plus(Duration.ofHours(release.policy.approvalHours()));
    }

    private void say(
            FakeRelease release, Verdict verdict, @org.jspecify.annotations.Nullable Slug rule, NewDecision decision) {
        release.say(verdict, rule, me, Objects.requireNonNullElse(decision.comment(), ""), FakeModelport.now());
    }

    private Job rollout(FakeRelease release) {
        return platform.jobs.start(
                "rollout",
                Map.of(
                        "model", release.model.value(),
                        "version", Integer.toString(release.version),
                        "endpoint", release.endpoint.value()));
    }

    /** It serves, and what served there does not any more. */
    void arrive(FakeRelease release) {
        releases.stream()
                .filter(each -> each != release && each.endpoint.equals(release.endpoint))
                .filter(each -> each.state == ReleaseState.RELEASED)
                .forEach(each -> each.become(ReleaseState.SUPERSEDED, FakeModelport.now()));
        release.become(ReleaseState.RELEASED, FakeModelport.now());
        platform.endpoints.release(release.release(), release.parameters);
    }

    private Optional<Champion> champion(FakeRelease release) {
        return releases.stream()
                .filter(each -> each != release && each.endpoint.equals(release.endpoint))
                .filter(each -> each.state == ReleaseState.RELEASED)
                .findFirst()
                .map(each -> new Champion(
                        each.id,
                        each.version,
                        Objects.requireNonNullElse(
                                platform.versions
                                        .get(ANY, each.model, each.version)
                                        .digest(),
                                "")));
    }

    private FakeRights rights(FakeRelease release) {
        return new FakeRights(platform.people.named(me), release);
    }

    private FakeRelease about(UUID id, NewDecision decision) {
        FakeRelease release = find(id);
        if (!release.digest().equals(decision.digest())) {
            throw conflict("release.other-digest", "digest", release.digest(), "state", release.state.name());
        }
        return release;
    }

    private FakeRelease find(UUID id) {
        return releases.stream()
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("release", id.toString())));
    }

    private static ProblemException conflict(String code, String... pairs) {
        return new ProblemException(new Problem.Conflict(Message.of(code, pairs)));
    }

    private Release tell(FakeRelease release) {
        platform.events.tell(
                "release.changed",
                Map.of(
                        "release", release.id.toString(),
                        "model", release.model.value(),
                        "version", Integer.toString(release.version),
                        "environment", release.environment.value(),
                        "endpoint", release.endpoint.value()));
        return release.release();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
