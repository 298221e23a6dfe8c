package modelport.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseState;

/** Brings versions to where they answer: asks, decides and deploys, each step by whom it takes. */
record Releases(Person author, Person approver, Person owner) {
    private static final Slug DEVELOPMENT = new Slug("development");
    /** What is not in the way of asking again. */
    private static final Set<ReleaseState> OVER =
            Set.of(ReleaseState.CANCELLED, ReleaseState.EXPIRED, ReleaseState.FAILED);

    /** Asked for, and past its checks. */
    Release inReview(Slug model, int version, Slug environment, String notes) {
        Release release = known(model, version, environment)
                .orElseGet(() -> author.client()
                        .releases()
                        .request(author.project(), new NewRelease(model, version, environment, null, null, notes)));
        if (release.state() == ReleaseState.DRAFT) {
            author.client().releases().submit(author.project(), release.id(), NewDecision.on(release.digest()));
        }
        Release checked = await(release.id(), state -> state != ReleaseState.CHECKING, model, version);
        if (checked.state() == ReleaseState.DRAFT) {
            throw new DemoException(author.words().say("checks-failed", model, version));
        }
        return checked;
    }

    /** In review, and then turned down for a reason. */
    Release rejected(Slug model, int version, Slug environment, String notes, String reason) {
        Release release = inReview(model, version, environment, notes);
        return release.state() == ReleaseState.IN_REVIEW
                ? approver.client()
                        .releases()
                        .reject(approver.project(), release.id(), NewDecision.on(release.digest(), reason))
                : release;
    }

    /** In review, approved by two people, and served. */
    Release released(Slug model, int version, Slug environment, String notes) {
        Release release = inReview(model, version, environment, notes);
        for (Person person : List.of(approver, owner)) {
            if (release.state() == ReleaseState.IN_REVIEW) {
                release = person.client()
                        .releases()
                        .approve(person.project(), release.id(), NewDecision.on(release.digest()));
            }
        }
        if (release.state() == ReleaseState.APPROVED) {
            author.client().releases().deploy(author.project(), release.id(), NewDecision.on(release.digest()));
        }
        Set<ReleaseState> served = Set.of(ReleaseState.RELEASED, ReleaseState.SUPERSEDED);
        Release there = await(release.id(), served::contains, model, version);
        awaitServing(there.endpoint());
        return there;
    }

    /** Deployed where nobody has to be asked. */
    Slug deployed(Slug model, int version) {
        Slug endpoint = author
                .client()
                .endpoints()
                .list(author.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(each -> each.model().equals(model) && each.environment().equals(DEVELOPMENT))
                .findFirst()
                .map(modelport.contract.deployment.Endpoint::name)
                .orElseGet(() -> author.client()
                        .releases()
                        .deploy(author.project(), new NewDeployment(model, version, null, null))
                        .endpoint());
        awaitServing(endpoint);
        return endpoint;
    }

    private void awaitServing(Slug endpoint) {
        Patience.until(
                author.words().say("wait.endpoint", endpoint),
                () -> Patience.find(() -> author.client().endpoints().get(author.project(), endpoint))
                        .filter(each -> each.state() == EndpointState.SERVING));
    }

    private Optional<Release> known(Slug model, int version, Slug environment) {
        var filter = new ReleaseFilter(model, environment, null);
        return author
                .client()
                .releases()
                .list(author.project(), filter, new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(each -> each.version() == version && !OVER.contains(each.state()))
                .findFirst();
    }

    private Release await(UUID id, java.util.function.Predicate<ReleaseState> wanted, Slug model, int version) {
        return Patience.until(
                author.words().say("wait.release", model, version),
                () -> Optional.of(author.client().releases().get(author.project(), id))
                        .filter(each -> wanted.test(each.state())));
    }
}
