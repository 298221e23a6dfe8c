package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;
import modelport.ui.shell.Links;

/** The candidate held against the champion, with how sure that is. */
final class ComparisonSection {
    private static final double SAME = 0.02;

    private ComparisonSection() {}

    static Component of(MaintenanceCase about, CandidateComparison comparison) {
        var section = new Section(t("case.comparison"), createTiles(about, comparison), createInterval(comparison))
                .explained(t("case.comparison.explain", MetricText.name(comparison.metric())));
        if (about.candidate() != null) {
            section.action(Links.to(
                    Links.compare(about.model(), List.of(about.champion(), about.candidate()), null, null),
                    t("case.comparison.all")));
        }
        return section.css("mp-case-comparison");
    }

    private static Component createTiles(MaintenanceCase about, CandidateComparison comparison) {
        String metric = comparison.metric();
        String candidate = about.candidate() == null ? "" : "v" + about.candidate();
        List<StatTile> tiles = new ArrayList<>();
        tiles.add(tile(t("case.champion"), MetricText.value(metric, comparison.champion()), "v" + about.champion()));
        tiles.add(tile(t("case.candidate"), MetricText.value(metric, comparison.candidate()), candidate));
        if (comparison.latencyRatio() != null) {
            tiles.add(ratio(t("case.time"), comparison.latencyRatio(), "case.time."));
        }
        if (comparison.sizeRatio() != null) {
            tiles.add(ratio(t("case.size"), comparison.sizeRatio(), "case.size."));
        }
        return StatTile.row(tiles.toArray(StatTile[]::new));
    }

    private static Component createInterval(CandidateComparison comparison) {
        String metric = comparison.metric();
        double reach = Math.max(Math.abs(comparison.low()), Math.abs(comparison.high())) * 1.2;
        String change = MetricText.change(metric, comparison.difference());
        String range = t(
                "case.comparison.range",
                MetricText.change(metric, comparison.low()),
                MetricText.change(metric, comparison.high()));
        String css = comparison.low() > 0 ? "better" : comparison.high() < 0 ? "worse" : "same";
        var drawing = Drawing.interval(css, comparison.low(), comparison.difference(), comparison.high(), reach)
                .labelled(change + ", " + range);
        var verdict = StateBadge.quiet(
                comparison.better() ? State.GOOD : State.IDLE,
                t(comparison.better() ? "case.better" : "case.notBetter"));
        return Box.of(
                "mp-case-interval",
                Box.of("mp-case-axis", Words.muted(t("case.axis.champion")), Words.muted(t("case.axis.candidate"))),
                drawing,
                Box.row(Words.strong(change), Words.muted(range), verdict));
    }

    private static StatTile tile(String name, String value, String note) {
        String[] parts = value.split("\u00a0", 2);
        return new StatTile(name, parts[0], parts.length > 1 ? parts[1] : "", note);
    }

    private static StatTile ratio(String name, double ratio, String key) {
        String note = Math.abs(ratio - 1) <= SAME ? "same" : ratio < 1 ? "less" : "more";
        return new StatTile(name, String.format(Locale.ROOT, "%.2f", ratio), "\u00d7", t(key + note));
    }
}
