package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What is beside an alert: its figures, the way to what was watched at that time, and the work that it began. */
final class AlertAside extends Box {
    AlertAside(Here here, Alert alert, Look look) {
        super("div", "mp-stack mp-wide");
        var facts = Box.tag("dl", "mp-bound");
        facts.add(
                row("alert.fact.opened", Words.of(Formats.day(alert.openedAt()))),
                row("alert.fact.seen", Words.of(Formats.day(alert.lastSeenAt()))),
                row("alert.fact.lasted", Words.of(lasted(alert))),
                row("alert.fact.owner", Words.of(alert.owner() == null ? t("alert.nobody") : alert.owner())));
        Instant silent = alert.silencedUntil();
        if (silent != null && silent.isAfter(Instant.now())) {
            facts.add(row("alert.fact.silent", Words.of(Formats.day(silent))));
        }
        add(
                new Section(
                        t("alert.evidence"),
                        facts,
                        new Button(
                                t("alert.monitoring"),
                                Icon.MONITOR.draw(),
                                click -> Links.go(Links.monitoring(alert.endpoint(), look.query())))),
                createCase(here, alert));
    }

    private static Component createCase(Here here, Alert alert) {
        var section = new Section(t("alert.case")).explained(t("alert.case.explain"));
        UUID begun = alert.maintenanceCase();
        if (begun != null) {
            section.add(new Button(
                    t("alert.case.look"), Icon.CASE.draw(), click -> Links.go(Links.maintenanceCase(begun))));
        } else if (alert.state() == AlertState.RESOLVED) {
            section.add(Words.muted(t("alert.case.none")));
        } else {
            section.add(CaseOpening.of(here, alert));
        }
        return section;
    }

    private static Component row(String key, Component value) {
        return Box.of("mp-bound-row", Words.tag("dt", "", t(key)), Box.tag("dd", "", value));
    }

    private static String lasted(Alert alert) {
        Instant end = alert.resolvedAt() == null ? Instant.now() : alert.resolvedAt();
        return Formats.span(Duration.between(alert.openedAt(), end));
    }
}
