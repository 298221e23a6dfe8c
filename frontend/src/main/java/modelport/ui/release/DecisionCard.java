package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.evaluation.ChampionDelta;
import modelport.ui.release.WaitingCards.Card;
import modelport.ui.shell.Links;

/** One decision on one card: what goes where, why, what was checked, how it differs, who else, and until when. */
final class DecisionCard extends Box {
    private final Card card;
    private final Reviewed reviewed;
    private final Release release;
    private final Consumer<ReleaseAction> act;

    DecisionCard(WaitingCards cards, Card card, Consumer<ReleaseAction> act) {
        super("article", "mp-decision");
        this.card = card;
        this.reviewed = card.reviewed();
        this.release = card.review().release();
        this.act = act;
        attribute("tabindex", "0");
        attribute("data-card", card.name());
        attribute(
                "aria-label",
                t("approvals.card", card.title() + " v" + release.version(), release.environment(), waits()));
        add(createMain(cards), createSide());
    }

    private Component createMain(WaitingCards cards) {
        var main = Box.of(
                "mp-decision-main",
                createHead(),
                card.review().notes().isBlank()
                        ? Words.tag("p", "mp-explain", t("release.notes.none"))
                        : Words.plain("p", "mp-said", card.review().notes()));
        reviewed.declarations().stream()
                .filter(each -> reviewed.isUrgent())
                .forEach(each -> main.add(Words.tag(
                        "p", "mp-warning mp-urgent", t("release.answer.said", each.actor(), each.comment()))));
        if (card.review().champion() == null) {
            main.add(Words.tag("p", "mp-explain", t("approvals.first")));
        } else {
            main.add(new Panel<>(2, () -> cards.delta(card), DecisionCard::delta));
        }
        if (!card.review().gates().isEmpty()) {
            main.add(createGates());
        }
        return main;
    }

    private Component createHead() {
        var title = Box.tag("h2", "", Links.to(Links.release(card.waiting().project(), release.id()), card.title()));
        var first = Box.row(
                title,
                Chip.version(release.version()),
                Icon.RIGHT.draw().labelled(t("release.to")),
                Chip.of(release.environment().value()),
                StateBadge.soft(state(), waits()));
        var facts = Box.of(
                "mp-facts",
                Words.of(card.waiting().projectTitle()),
                Words.sentence(t("release.by", release.requester(), Formats.ago(release.createdAt()))),
                new DigestChip(release.digest()));
        if (card.waiting().until() != null) {
            facts.add(Box.tag(
                    "span",
                    "",
                    Icon.CLOCK.draw(),
                    Words.sentence(t(deadline(), ReleaseText.left(card.waiting().until())))));
        }
        return Box.of("mp-stack", first, facts);
    }

    private String deadline() {
        return card.review().approvedUntil() != null ? "release.deadline.approval" : "release.deadline.review";
    }

    private static Component delta(Optional<ChampionDelta> delta) {
        return delta.map(ChampionDelta::small).orElseGet(() -> Words.tag("p", "mp-explain", t("release.delta.none")));
    }

    private Component createGates() {
        var gates = Box.tag("ul", "mp-gates").attribute("aria-label", t("release.gates"));
        for (GateFinding each : card.review().gates()) {
            boolean quiet = each.state() == GateState.PASSED;
            var badge = StateBadge.quiet(ReleaseText.of(each.state()), GateText.name(each.rule()));
            badge.add(Words.of(quiet ? "mp-hidden" : "", ReleaseText.word(each.state())));
            gates.add(Box.tag("li", "", badge));
        }
        return gates;
    }

    private Component createSide() {
        var side = Box.of("mp-decision-side");
        int rules = card.review().rules().size();
        if (rules > 0) {
            side.add(Words.strong(t("release.life.rules", reviewed.met(), rules)));
            var list = Box.tag("ul", "mp-rules mp-rules-small");
            card.review().rules().forEach(each -> list.add(RulesSection.rule(reviewed, each)));
            side.add(list);
        }
        side.add(Box.of("mp-decision-actions", createActions()));
        return side;
    }

    private Component[] createActions() {
        List<Component> all = new ArrayList<>();
        Optional<ReleaseAction> first = reviewed.next();
        first.ifPresent(each -> {
            var button = new Button(ReleaseText.word(reviewed, each), click -> act.accept(each));
            button.addThemeNames(
                    DecisionDialog.isDangerous(each) ? new String[] {"primary", "error"} : new String[] {"primary"});
            all.add(button);
        });
        var no = Box.row();
        List.of(ReleaseAction.REJECT, ReleaseAction.ASK_FOR_CHANGES).stream()
                .filter(reviewed::may)
                .forEach(each -> no.add(new Button(ReleaseText.word(each), click -> act.accept(each))));
        all.add(no);
        return all.toArray(Component[]::new);
    }

    private String waits() {
        return t("approvals.for." + card.waiting().waitingFor());
    }

    private State state() {
        return switch (card.waiting().waitingFor()) {
            case APPROVAL, DEPLOYMENT -> State.MOVING;
            case EMERGENCY -> State.ACT;
            case CHANGES -> State.LOOK;
        };
    }
}
