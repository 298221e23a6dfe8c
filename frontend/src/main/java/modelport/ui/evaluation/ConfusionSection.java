package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.HeatTable;
import modelport.ui.components.HeatTable.Cell;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** Which class is taken for which, as a matrix, with the largest mistakes in words. */
final class ConfusionSection extends Box {
    ConfusionSection(Confusion confusion) {
        super("div", "");
        List<String> labels = confusion.labels();
        var table = new HeatTable(
                t("evaluation.confusion"),
                t("evaluation.confusion.corner"),
                labels,
                labels,
                labels.stream().map(truth -> row(confusion, truth)).toList());
        var section = new Section(t("evaluation.confusion"), mistakes(confusion), table)
                .explained(t("evaluation.confusion.explain"));
        if (confusion.others() > 0) {
            section.add(Words.tag("p", "mp-explain", t("evaluation.confusion.others", confusion.others())));
        }
        add(section);
    }

    private static Box mistakes(Confusion confusion) {
        var list = Box.tag("ul", "mp-notes");
        confusion
                .mistakes()
                .forEach(each -> list.add(Words.plain(
                        "li",
                        "",
                        t(
                                "evaluation.confusion.mistake",
                                each.truth(),
                                each.predicted(),
                                Formats.count(each.count()),
                                Formats.count(each.of())))));
        return confusion.mistakes().isEmpty() ? Box.of("mp-none") : list;
    }

    private static List<Cell> row(Confusion confusion, String truth) {
        return confusion.labels().stream()
                .map(predicted -> cell(confusion, truth, predicted))
                .toList();
    }

    private static Cell cell(Confusion confusion, String truth, String predicted) {
        double share = confusion.share(truth, predicted);
        long count = confusion.count(truth, predicted);
        String text = count == 0 ? "0" : share < 0.01 ? "<\u00a01\u00a0%" : Math.round(share * 100) + "\u00a0%";
        return new Cell(
                truth.equals(predicted) ? right(share) : wrong(share),
                text,
                t("evaluation.confusion.cell", truth, predicted, Formats.count(count)));
    }

    private static int right(double share) {
        return share > 0.9 ? 3 : share > 0.75 ? 2 : share > 0.5 ? 1 : 0;
    }

    private static int wrong(double share) {
        return share >= 0.1 ? -3 : share >= 0.05 ? -2 : share >= 0.02 ? -1 : 0;
    }
}
