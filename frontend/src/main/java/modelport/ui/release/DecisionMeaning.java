package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Consequence;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;
import modelport.ui.deployment.Fleet;
import modelport.ui.deployment.Served;
import modelport.ui.shell.Here;

/** What a decision about a release does, in numbers. */
final class DecisionMeaning {
    private final Here here;
    private final Reviewed reviewed;
    private final Release release;
    private final List<Component> facts = new ArrayList<>();

    private DecisionMeaning(Here here, Reviewed reviewed) {
        this.here = here;
        this.reviewed = reviewed;
        this.release = reviewed.release();
    }

    static Component[] of(Here here, Reviewed reviewed, ReleaseAction action) {
        return new DecisionMeaning(here, reviewed).of(action);
    }

    private Component[] of(ReleaseAction action) {
        switch (action) {
            case SUBMIT -> submit();
            case APPROVE -> approve();
            case REJECT, ASK_FOR_CHANGES, CANCEL -> approvals();
            case DECLARE_EMERGENCY -> emergency();
            case DEPLOY -> deploy();
            case ROLL_BACK -> rollBack();
            case CHANGE, COMMENT -> {}
        }
        List<Component> all = new ArrayList<>();
        if (!facts.isEmpty()) {
            all.add(Consequence.facts(facts.toArray(Component[]::new)));
        }
        all.add(Words.tag("p", "mp-explain", t("release.means." + action)));
        if (action == ReleaseAction.APPROVE) {
            all.add(new DigestChip(release.digest()));
        }
        return all.toArray(Component[]::new);
    }

    private void submit() {
        ReleaseReview review = reviewed.review();
        fact(Integer.toString(review.gates().size()), t("release.means.checks"));
        fact(Integer.toString(review.rules().size()), t("release.means.rules"));
    }

    private void approvals() {
        if (reviewed.approvals() > 0) {
            fact(Long.toString(reviewed.approvals()), t("release.means.approvals"));
        }
    }

    private void approve() {
        version();
        long after = Math.max(0, reviewed.review().rules().size() - reviewed.met() - 1);
        fact(Long.toString(after), t("release.means.rulesLeft"));
    }

    private void emergency() {
        boolean second = reviewed.isUrgent();
        version();
        fact(Integer.toString(reviewed.openRules().size()), t("release.means.rulesSkipped"));
        fact(second ? "0" : "1", t("release.means.second"));
    }

    private void deploy() {
        version();
        served().ifPresent(now -> {
            String before = now.live().map(each -> "v" + each.version()).orElse("\u2013");
            fact(Formats.figure(now.rate()), t("deploy.moves", before, "v" + release.version()));
            fact("0", t("deploy.lost", before));
        });
    }

    private void rollBack() {
        Optional<Integer> back = before();
        fact(
                back.map(each -> "v" + each).orElse("\u2013"),
                t("release.means.back", release.endpoint().value()));
        served().ifPresent(now -> fact(
                Formats.figure(now.rate()),
                t(
                        "deploy.moves",
                        "v" + release.version(),
                        back.map(each -> "v" + each).orElse("\u2013"))));
    }

    private void version() {
        fact("v" + release.version(), t("release.means.version", release.endpoint(), release.environment()));
        var champion = reviewed.review().champion();
        if (champion != null) {
            fact("v" + champion.version(), t("release.means.champion"));
        }
    }

    /** The version that traffic would go back to. */
    private Optional<Integer> before() {
        var champion = reviewed.review().champion();
        return champion != null
                ? Optional.of(champion.version())
                : endpoint().stream()
                        .flatMap(each -> each.revisions().stream())
                        .filter(each -> !each.release().equals(release.id()))
                        .map(Revision::version)
                        .findFirst();
    }

    private Optional<Served> served() {
        return endpoint()
                .flatMap(each -> Fleet.measure(here, List.of(each)).stream().findFirst());
    }

    private Optional<Endpoint> endpoint() {
        try {
            return Optional.of(here.modelport().endpoints().get(here.project(), release.endpoint()));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void fact(String number, String sentence) {
        facts.add(Consequence.fact(number, sentence));
    }
}
