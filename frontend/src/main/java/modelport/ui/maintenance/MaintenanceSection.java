package modelport.ui.maintenance;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.RefusedTrigger;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What is done for an endpoint by itself, and the case that is open, on the endpoint's page. */
public final class MaintenanceSection {
    /** What is known; a policy may be missing. */
    private record Care(Optional<MaintenancePolicy> policy, Optional<MaintenanceCase> open) {}

    private MaintenanceSection() {}

    /** A panel that follows policy and case. */
    public static Component panel(Here here, Slug endpoint) {
        var panel = new Panel<>(2, () -> find(here, endpoint), found -> of(here, endpoint, found));
        Feed.listen(panel, Feed.about("case").or(Feed.about("maintenance-policy")), events -> panel.load());
        return panel;
    }

    private static Care find(Here here, Slug endpoint) {
        var maintenance = here.modelport().maintenance();
        try {
            MaintenancePolicy policy = maintenance.policy(here.project(), endpoint);
            return new Care(
                    Optional.of(policy),
                    Optional.ofNullable(policy.openCase()).map(id -> maintenance.get(here.project(), id)));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return new Care(Optional.empty(), Optional.empty());
            }
            throw e;
        }
    }

    private static Component of(Here here, Slug endpoint, Care care) {
        var section = new Section(t("maintenance.section")).explained(t("maintenance.section.explain"));
        section.action(Links.to(Links.cases("&endpoint=" + endpoint), t("maintenance.cases")));
        if (care.policy().isEmpty()) {
            section.add(Words.tag("p", "mp-lead", t("maintenance.none")));
            if (here.mayContribute()) {
                section.add(Box.row(edit(endpoint, t("maintenance.make"))));
            }
            return section;
        }
        MaintenancePolicy policy = care.policy().get();
        section.add(createState(policy));
        care.open().ifPresent(open -> section.add(createCase(open)));
        if (policy.lastRefusal() != null) {
            section.add(createRefusal(policy.lastRefusal()));
        }
        section.add(createFacts(policy));
        if (here.mayContribute()) {
            section.add(createActions(here, policy, care));
        }
        return section;
    }

    private static Component createState(MaintenancePolicy policy) {
        StateBadge badge = policy.handedOver()
                ? StateBadge.quiet(State.ACT, t("maintenance.handedOver"))
                : policy.settings().enabled()
                        ? StateBadge.quiet(State.GOOD, t("maintenance.enabled"))
                        : StateBadge.quiet(State.IDLE, t("maintenance.disabled"));
        String next = policy.nextAt() == null || policy.nextAt().isBefore(Instant.now())
                ? ""
                : t("maintenance.next", Formats.day(policy.nextAt()), Formats.left(policy.nextAt()));
        return Box.row(badge, Words.muted(next));
    }

    private static Component createCase(MaintenanceCase open) {
        return Box.of(
                "mp-care-case",
                CaseText.badge(open),
                Links.to(Links.maintenanceCase(open.id()), CaseText.name(open)),
                Words.of(say(open.summary()).replace("**", "")));
    }

    /** Whoever wonders why nothing happened finds it here. */
    private static Component createRefusal(RefusedTrigger refused) {
        return Words.tag(
                "p",
                "mp-explain",
                t(
                        "maintenance.refused",
                        CaseText.cause(refused.cause()),
                        Formats.ago(refused.at()),
                        say(refused.reason())));
    }

    private static Component createFacts(MaintenancePolicy policy) {
        var facts = Box.tag("dl", "mp-bound");
        facts.add(
                row(t("maintenance.when"), PolicyText.triggers(policy.settings().triggers())),
                row(t("maintenance.then"), PolicyText.work(policy.settings())),
                row(t("maintenance.atMost"), PolicyText.budget(policy.settings())));
        return facts;
    }

    private static Component createActions(Here here, MaintenancePolicy policy, Care care) {
        List<Component> actions = new ArrayList<>(List.of(edit(policy.endpoint(), t("maintenance.edit"))));
        if (care.open().isEmpty()) {
            actions.add(new Button(
                    t("case.open"),
                    Icon.CASE.draw(),
                    click -> OpenCaseDialog.of(here, policy, null).open()));
        }
        return Box.row(actions.toArray(Component[]::new));
    }

    private static Button edit(Slug endpoint, String text) {
        return new Button(text, Icon.TUNING.draw(), click -> Links.go(Links.maintenance(endpoint)));
    }

    private static Component row(String name, String text) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Words.tag("dd", "", text));
    }
}
