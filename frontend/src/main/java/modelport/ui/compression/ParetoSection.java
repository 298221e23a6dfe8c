package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.function.Consumer;
import modelport.contract.compression.Candidate;
import modelport.ui.components.Box;
import modelport.ui.components.EChart;
import modelport.ui.components.Key;
import modelport.ui.components.Section;
import org.jspecify.annotations.Nullable;

/** Size against loss, drawn as it is found out; a click on a mark opens the candidate. */
final class ParetoSection extends Box {
    private final Consumer<Candidate> open;
    private final Box place = Box.of("");
    private Study study;
    private @Nullable EChart chart;

    ParetoSection(Study study, Consumer<Candidate> open) {
        super("div", "");
        this.study = study;
        this.open = open;
        var key = new Key()
                .entry("mp-key-dot", t("compression.key.front"))
                .entry("mp-key-dot mp-key-then", t("compression.key.behind"))
                .entry("mp-key-ring", t("compression.key.broken"))
                .entry("mp-key-diamond", t("compression.key.slower"));
        add(new Section(t("compression.pareto"), key, place).explained(t("compression.pareto.explain")));
        show(study);
    }

    /** Draws what is known now. */
    void show(Study now) {
        study = now;
        String option = EChart.json(ParetoOption.of(now));
        if (chart == null) {
            chart = new EChart(label(), EChart.Height.HIGH, option).onName(this::open);
            place.show(chart);
        } else {
            chart.getElement().setAttribute("aria-label", label());
            chart.patch(option);
        }
    }

    private void open(String recipe) {
        study.find(recipe).ifPresent(open);
    }

    private String label() {
        return study.pick()
                .map(pick -> t(
                        "compression.pareto.label",
                        study.points().size(),
                        pick.recipe(),
                        CompressionText.percent(pick.size()),
                        CompressionText.loss(pick.loss(), study.metric())))
                .orElseGet(
                        () -> t("compression.pareto.label.none", study.points().size()));
    }
}
