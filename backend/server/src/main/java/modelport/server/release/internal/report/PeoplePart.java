package modelport.server.release.internal.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Decision;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.RuleStanding;

/** Who had to approve, and everything that people said. */
final class PeoplePart {
    private final Dossier dossier;
    private final ReleaseReview review;
    private final Wording words;
    private final Html html;
    private final Tables tables;

    PeoplePart(Dossier dossier, Wording words, Html html) {
        this.dossier = dossier;
        this.review = dossier.review();
        this.words = words;
        this.html = html;
        this.tables = new Tables(html);
    }

    void write() {
        html.open("section").element("h2", words.of("rules"));
        if (review.rules().isEmpty()) {
            html.element("p", words.of("rules.none"));
        } else {
            tables.begin(
                    words.of("rules.rule"),
                    words.of("rules.who"),
                    words.of("rules.needed"),
                    words.of("rules.approved"),
                    words.of("rules.met"));
            review.rules().forEach(this::rule);
            tables.end();
        }
        html.close();
        decisions();
        card();
    }

    private void rule(RuleStanding standing) {
        ApprovalRule rule = standing.rule();
        String who = Stream.concat(rule.roles().stream().map(role -> words.of("role." + role)), rule.users().stream())
                .collect(Collectors.joining(", "));
        tables.row(
                rule.name().value(),
                who,
                Integer.toString(rule.approvals()),
                standing.approvedBy().isEmpty() ? words.of("none") : String.join(", ", standing.approvedBy()),
                words.yesOrNo(standing.met()));
    }

    private void decisions() {
        html.open("section").element("h2", words.of("decisions"));
        if (review.decisions().isEmpty()) {
            html.element("p", words.of("decisions.none"));
        } else {
            tables.begin(
                    words.of("timeline.when"),
                    words.of("timeline.who"),
                    words.of("decisions.verdict"),
                    words.of("decisions.comment"),
                    words.of("decisions.counts"),
                    words.of("decisions.digest"));
            review.decisions().forEach(this::decision);
            tables.end();
        }
        html.close();
    }

    private void decision(Decision decision) {
        String verdict = words.of("verdict." + decision.verdict());
        html.open("tr").element("td", words.time(decision.at())).element("td", decision.actor());
        html.element("td", decision.rule() == null ? verdict : verdict + " (" + decision.rule() + ")");
        html.element("td", decision.comment(), "class", "words");
        html.element("td", words.of("counts." + counts(decision)));
        html.open("td").element("code", decision.digest()).close().close();
    }

    private String counts(Decision decision) {
        return switch (decision.verdict()) {
            case COMMENT -> "word";
            case APPROVE, EMERGENCY -> !decision.current() ? "earlier" : isOwn(decision.actor()) ? "own" : "yes";
            case REJECT, CHANGES -> decision.current() ? "yes" : "earlier";
        };
    }

    /** What is somebody's own does not count, however it came to be theirs. */
    private boolean isOwn(String actor) {
        List<String> shares = Stream.of(review.author(), review.release().requester(), review.planEditor())
                .filter(Objects::nonNull)
                .toList();
        return review.fourEyes() && shares.contains(actor);
    }

    private void card() {
        String card = dossier.content().card();
        html.open("section").element("h2", words.of("card"));
        if (card == null) {
            html.element("p", words.of("card.changed"));
        } else if (card.isBlank()) {
            html.element("p", words.of("card.none"));
        } else {
            html.element("pre", card, "class", "words");
        }
        html.close();
    }
}
