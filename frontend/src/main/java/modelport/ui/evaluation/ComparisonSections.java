package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Comparison.LabelChanges;
import modelport.contract.evaluation.Comparison.Pair;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.Moved.Verdict;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;
import modelport.ui.components.State;
import modelport.ui.components.Words;

/** Versions side by side, part by part: the same for the page and for the file to take along. */
final class ComparisonSections {
    private static final double SURE = 0.05;
    private static final int SENTENCES = 3;

    private ComparisonSections() {}

    static List<Component> of(Comparison comparison) {
        List<Component> parts = new ArrayList<>();
        parts.add(answer(comparison));
        if (comparison.versions().stream().anyMatch(each -> !each.measures().isEmpty())) {
            parts.add(new SideBySide(comparison).metrics());
        }
        comparison.pairs().stream()
                .filter(pair -> isMeasured(comparison, pair.first()) && isMeasured(comparison, pair.second()))
                .forEach(pair -> parts.add(pair(pair)));
        parts.add(new SideBySide(comparison).costs());
        return parts;
    }

    private static boolean isMeasured(Comparison comparison, int version) {
        return comparison.versions().stream().anyMatch(each -> each.version() == version && each.evaluation() != null);
    }

    /** Each other version by the metric that tells most. */
    static Answer answer(Comparison comparison) {
        List<Pair> measured = comparison.pairs().stream()
                .filter(pair -> !pair.differences().isEmpty())
                .toList();
        if (measured.isEmpty()) {
            return new Answer(State.IDLE, t("evaluation.compare.answer.none"));
        }
        String[] told = measured.stream()
                .limit(SENTENCES)
                .map(pair -> sentence(pair, pair.differences().getFirst()))
                .toArray(String[]::new);
        return new Answer(state(measured), sentences(told));
    }

    private static String sentence(Pair pair, Moved first) {
        long worse = pair.differences().stream()
                .skip(1)
                .filter(each -> each.verdict() == Verdict.WORSE)
                .count();
        String aside =
                worse == 0 || first.verdict() == Verdict.WORSE ? "" : t("evaluation.compare.answer.aside", worse);
        return sentences(
                t(
                        "evaluation.compare.answer." + first.verdict(),
                        "v" + pair.second(),
                        "v" + pair.first(),
                        MetricText.name(first.metric()),
                        MetricText.change(first),
                        MetricText.range(first)),
                aside);
    }

    private static State state(List<Pair> pairs) {
        List<Verdict> verdicts = pairs.stream()
                .map(pair -> pair.differences().getFirst().verdict())
                .toList();
        if (verdicts.contains(Verdict.BETTER)) {
            return State.GOOD;
        }
        return verdicts.contains(Verdict.WORSE) ? State.ACT : State.IDLE;
    }

    private static Component pair(Pair pair) {
        String first = "v" + pair.first();
        String second = "v" + pair.second();
        var section = new Section(t("evaluation.compare.pair", second, first));
        if (pair.reason() != null) {
            section.add(Words.plain("p", "mp-lead", say(pair.reason())));
            return section;
        }
        section.explained(t("evaluation.compare.pair.explain"));
        section.add(MetricTable.moved(t("evaluation.compare.pair", second, first), first, second, pair.differences()));
        Optional.ofNullable(pair.labels()).ifPresent(labels -> section.add(labels(labels, first, second)));
        return section;
    }

    private static Component labels(LabelChanges labels, String first, String second) {
        boolean sure = labels.pValue() < SURE;
        return Box.of(
                "mp-label-changes",
                Words.tag("h3", "", t("evaluation.labels", first, second)),
                StatTile.row(
                        tile("evaluation.labels.same", labels.same(), "evaluation.labels.same.note"),
                        tile("evaluation.labels.gained", labels.wrongToRight(), "evaluation.labels.gained.note"),
                        tile("evaluation.labels.lost", labels.rightToWrong(), "evaluation.labels.lost.note"),
                        tile("evaluation.labels.other", labels.wrongToWrong(), "evaluation.labels.other.note")),
                Words.tag(
                        "p",
                        "mp-lead mp-small",
                        t(
                                sure ? "evaluation.labels.sure" : "evaluation.labels.unsure",
                                Formats.tiny(labels.pValue()))));
    }

    private static StatTile tile(String label, long count, String note) {
        return new StatTile(t(label), Formats.count(count), "", t(note));
    }
}
