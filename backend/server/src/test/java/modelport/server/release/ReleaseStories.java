package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.deployment.Deployed;
import modelport.contract.jobs.JobState;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.Eventually;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of releases do again and again: rita asks, amy approves, dan deploys, ada administers. */
@Singleton
final class ReleaseStories {
    static final Slug PRODUCTION = new Slug("production");
    static final String CARD = "Doubles pairs of numbers, and was measured on all of them.";
    private static final String PAIR = "{\"features\": [[1, 2]]}";

    private final ReleasePeople people;
    private final ReadyVersions versions;

    ReleaseStories(ReleasePeople people, ReadyVersions versions) {
        this.people = people;
        this.versions = versions;
    }

    /** A model with versions that multiply by these factors, each with a card. */
    Slug model(String name, float... factors) {
        return model(name, CARD, factors);
    }

    Slug model(String name, String card, float... factors) {
        Slug model = versions.model("lab", name, factors);
        for (int i = 1; i <= factors.length; i++) {
            people.describe(model, i, card);
        }
        return model;
    }

    Slug environment(String name, Policy policy) {
        var slug = new Slug(name);
        people.as("ada").environments().add(LAB, new NewEnvironment(slug, null, null));
        people.as("ada").environments().setPolicy(LAB, slug, 1, policy);
        return slug;
    }

    /** The same with these rules and freezes, no gates, and a day for each limit. */
    Slug environment(String name, List<ApprovalRule> rules, List<FreezeWindow> freezes) {
        return environment(name, new Policy(false, true, List.of(), rules, 24, 24, freezes));
    }

    static ApprovalRule rule(String name, int approvals) {
        return new ApprovalRule(new Slug(name), List.of(Role.APPROVER), List.of(), approvals);
    }

    Release request(Slug model, int version, Slug environment) {
        return people.as("rita").releases().request(LAB, new NewRelease(model, version, environment));
    }

    Release inReview(Slug model, int version) {
        return inReview(request(model, version, PRODUCTION).id());
    }

    Release inReview(UUID id) {
        return submit(id, ReleaseState.IN_REVIEW);
    }

    Release submit(UUID id, ReleaseState awaited) {
        Release draft = people.as("rita").releases().review(LAB, id).release();
        people.as("rita").releases().submit(LAB, id, NewDecision.on(draft.digest()));
        return await(draft, awaited);
    }

    Release approved(Slug model, int version) {
        return approve(inReview(model, version));
    }

    Release approve(Release release) {
        return people.as("amy").releases().approve(LAB, release.id(), NewDecision.on(release.digest()));
    }

    Release live(Slug model, int version) {
        return deploy(approved(model, version));
    }

    Release deploy(Release approved) {
        Deployed deployed = people.as("dan").releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest()));
        Eventually.until("the rollout ends", () -> {
            JobState state = people.as("dan").jobs().get(deployed.job()).state();
            return state == JobState.SUCCEEDED || state == JobState.FAILED;
        });
        return people.as("rita").releases().get(LAB, approved.id());
    }

    Release await(Release release, ReleaseState state) {
        Eventually.until(
                release.model() + " is " + state,
                () -> people.as("rita").releases().get(LAB, release.id()).state() == state);
        return people.as("rita").releases().get(LAB, release.id());
    }

    ReleaseState state(Release release) {
        return people.as("rita").releases().get(LAB, release.id()).state();
    }

    String ask(Release release) {
        return people.as("max").endpoints().predict(release.endpoint(), PAIR).body();
    }

    static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
