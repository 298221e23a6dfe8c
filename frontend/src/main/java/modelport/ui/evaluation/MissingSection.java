package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import modelport.contract.evaluation.Comparison;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** The versions that nobody has measured on the dataset yet, each with a way to do it. */
final class MissingSection {
    private MissingSection() {}

    static Optional<Component> of(Here here, Comparison comparison) {
        List<Comparison.Entry> missing = comparison.versions().stream()
                .filter(each -> each.evaluation() == null)
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var list = Box.tag("ul", "mp-missing");
        missing.forEach(each -> list.add(line(here, comparison, each)));
        return Optional.of(new Section(t("evaluation.missing"), list)
                .explained(t("evaluation.missing.explain", EvaluationText.dataset(comparison.dataset()))));
    }

    private static Component line(Here here, Comparison comparison, Comparison.Entry entry) {
        var line = Box.tag("li", "", Chip.version(entry.version()), Words.of(t("evaluation.missing.text")));
        if (here.mayContribute()) {
            line.add(new Button(
                    t("evaluation.measure"),
                    Icon.EVALUATION.draw(),
                    click -> MeasureDialog.of(
                                    here,
                                    comparison.model(),
                                    entry.version(),
                                    comparison.dataset().dataset(),
                                    comparison.dataset().version())
                            .open()));
        }
        return line;
    }
}
