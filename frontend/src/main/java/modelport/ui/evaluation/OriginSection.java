package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.NewEvaluation;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** What was measured with what, so that anybody can measure it again and find the same. */
final class OriginSection extends Box {
    OriginSection(Evaluation evaluation) {
        super("div", "");
        var facts = Box.tag("dl", "mp-bound");
        facts.add(row(
                "evaluation.version",
                Links.to(Links.version(evaluation.model(), evaluation.version()), EvaluationText.version(evaluation)),
                new DigestChip(evaluation.versionDigest())));
        facts.add(row(
                "evaluation.dataset",
                Links.to(
                        Links.datasetVersion(
                                evaluation.dataset().dataset(),
                                evaluation.dataset().version()),
                        EvaluationText.dataset(evaluation.dataset())),
                new DigestChip(evaluation.dataset().digest())));
        addWishes(facts, evaluation.request());
        if (evaluation.reference() != null) {
            facts.add(row(
                    "evaluation.reference",
                    Links.to(
                            Links.version(evaluation.model(), evaluation.reference()),
                            evaluation.model() + " v" + evaluation.reference())));
        }
        if (!evaluation.codeVersion().isBlank()) {
            facts.add(row("evaluation.code", Words.mono(evaluation.codeVersion())));
        }
        facts.add(row("evaluation.seed", Words.mono(Long.toString(evaluation.seed()))));
        if (evaluation.digest() != null) {
            facts.add(row(
                    "evaluation.digest",
                    new DigestChip(evaluation.digest()),
                    Words.muted(t("evaluation.digest.explain"))));
        }
        add(new Section(t("evaluation.origin"), facts).explained(t("evaluation.origin.explain")));
    }

    private static void addWishes(Box facts, NewEvaluation wishes) {
        List<String> slices = wishes.slices();
        if (slices != null && !slices.isEmpty()) {
            facts.add(row("evaluation.slices", Words.mono(String.join(", ", slices))));
        }
        if (wishes.columns() != null && !wishes.columns().isEmpty()) {
            String pairs = wishes.columns().entrySet().stream()
                    .map(each -> each.getKey() + " \u2190 " + each.getValue())
                    .sorted()
                    .collect(Collectors.joining(", "));
            facts.add(row("evaluation.columns", Words.mono(pairs)));
        }
        facts.add(row(
                "evaluation.noise",
                Words.of(MetricText.share(wishes.noise() == null ? NewEvaluation.NOISE : wishes.noise()))));
        DatasetChoice gap = wishes.gap();
        if (gap != null) {
            facts.add(row(
                    "evaluation.gap", Words.of(gap.dataset() + (gap.version() == null ? "" : " v" + gap.version()))));
        }
    }

    private static Component row(String key, Component... values) {
        return Box.of("mp-bound-row", Words.plain("dt", "", t(key)), Box.tag("dd", "mp-origin", values));
    }
}
