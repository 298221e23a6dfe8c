package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.release.Decision;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Verdict;
import org.jspecify.annotations.Nullable;

/** One release in memory, as it stands. */
final class FakeRelease {
    final UUID id = UUID.randomUUID();
    final Slug model;
    final Slug environment;
    final String author;
    final String requester;
    final List<Said> said = new ArrayList<>();
    private final Map<String, ReleaseLook> seen = new HashMap<>();
    private final Map<String, ReleaseLook> before = new HashMap<>();
    int version;
    Slug endpoint;
    Policy policy;
    int policyNumber = 1;
    Map<String, Object> parameters = Map.of();
    String notes = "";
    ReleaseState state = ReleaseState.DRAFT;
    List<GateFinding> gates;
    Instant createdAt = FakeModelport.now();
    Instant updatedAt = createdAt;
    boolean emergency;
    long rowVersion;

    @Nullable
    String planEditor;

    @Nullable
    Message reason;

    @Nullable
    Instant reviewUntil;

    @Nullable
    Instant approvedUntil;

    @Nullable
    UUID job;

    record Said(
            UUID id, Verdict verdict, @Nullable Slug rule, String actor, String digest, String comment, Instant at) {}

    FakeRelease(
            Slug model, int version, Slug environment, Slug endpoint, String author, String requester, Policy policy) {
        this.model = model;
        this.version = version;
        this.environment = environment;
        this.endpoint = endpoint;
        this.author = author;
        this.requester = requester;
        this.policy = policy;
        this.gates = waiting(GateState.WAITING);
    }

    List<GateFinding> waiting(GateState how) {
        return policy.gates().stream()
                .map(rule -> new GateFinding(rule.label(), rule, how, null, null))
                .toList();
    }

    String digest() {
        return Samples.digestOf(model + " " + version + " " + endpoint + new TreeMap<>(parameters) + policyNumber);
    }

    void say(Verdict verdict, @Nullable Slug rule, String actor, String comment, Instant at) {
        said.add(new Said(UUID.randomUUID(), verdict, rule, actor, digest(), comment, at));
    }

    List<Said> current(Verdict verdict) {
        return said.stream()
                .filter(each -> each.verdict() == verdict && each.digest().equals(digest()))
                .toList();
    }

    List<Decision> decisions() {
        return said.stream()
                .map(each -> new Decision(
                        each.id(),
                        each.verdict(),
                        each.rule(),
                        each.actor(),
                        each.digest(),
                        each.digest().equals(digest()),
                        each.comment(),
                        each.at()))
                .toList();
    }

    void become(ReleaseState next, Instant at) {
        state = next;
        updatedAt = at;
        rowVersion++;
    }

    /** The check found this. */
    void found(GateRule rule, boolean passed, Message finding) {
        gates = gates.stream()
                .map(each -> each.rule().equals(rule)
                        ? new GateFinding(
                                each.gate(),
                                rule,
                                passed ? GateState.PASSED : GateState.FAILED,
                                finding,
                                Samples.digestOf("evidence " + rule.label()))
                        : each)
                .toList();
    }

    ReleaseLook lookAt(Instant at) {
        return new ReleaseLook(at, version, endpoint, parameters, notes, policyNumber, digest(), state, said.size());
    }

    /** Somebody looks, and hears what they saw before it last changed. */
    PreviousLook look(String who, Instant at) {
        ReleaseLook now = lookAt(at);
        ReleaseLook last = seen.get(who);
        if (last != null && !same(last, now)) {
            before.put(who, last);
        }
        seen.put(who, now);
        return new PreviousLook(before.get(who));
    }

    private static boolean same(ReleaseLook one, ReleaseLook other) {
        return one.digest().equals(other.digest())
                && one.state() == other.state()
                && one.notes().equals(other.notes())
                && one.decisions() == other.decisions();
    }

    Release release() {
        return new Release(
                id,
                model,
                version,
                environment,
                endpoint,
                state,
                reason,
                digest(),
                requester,
                createdAt,
                updatedAt,
                emergency,
                rowVersion);
    }
}
