package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;
import modelport.ui.shell.Links;

/** One case on one line. */
final class CaseLine extends Box {
    CaseLine(MaintenanceCase about) {
        super(
                "div",
                "mp-case-line",
                name(about),
                CaseText.badge(about),
                Words.of(CaseText.cause(about.cause())),
                versions(about),
                when(about),
                Icon.NEXT.draw());
    }

    private static Component name(MaintenanceCase about) {
        return Box.of(
                "mp-model-name",
                Box.of("mp-task", Icon.CASE.draw()),
                Box.stack(
                        Box.row(Links.to(
                                Links.maintenanceCase(about.id()),
                                about.endpoint().value())),
                        Box.of("mp-sub", Words.of(t("case.line.sub", CaseText.name(about), about.environment())))));
    }

    private static Component versions(MaintenanceCase about) {
        var chips = Box.row(Chip.version(about.champion()));
        if (about.candidate() == null) {
            return chips;
        }
        chips.add(Icon.RIGHT.draw(), Chip.version(about.candidate()));
        CandidateComparison comparison = about.comparison();
        return comparison == null
                ? chips
                : Box.of(
                        "mp-size",
                        chips,
                        Words.of(
                                "mp-muted mp-number", MetricText.change(comparison.metric(), comparison.difference())));
    }

    private static Component when(MaintenanceCase about) {
        return Box.of(
                "mp-size",
                Words.of(about.openedBy() == null ? t("case.byItself") : about.openedBy()),
                Formats.when(about.openedAt()));
    }
}
