package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.tuning.Trial;
import modelport.ui.components.Box;
import modelport.ui.components.HeatTable;
import modelport.ui.components.HeatTable.Cell;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** How the score goes with two parameters together: a heat map that is a table. */
final class PairSection extends Box {
    private static final int MOST = 12;
    private static final int STEPS = 3;

    /** A parameter of a trainer with few enough values to be a line of a table. */
    record Axis(String trainer, String parameter) {}

    private record Place(Object down, Object across) {}

    final Select<Axis> down = new Select<>();
    final Select<Axis> across = new Select<>();
    private final Box place = Box.of("");
    private Race race;

    private PairSection(Race race, List<Axis> axes) {
        super("div", "");
        this.race = race;
        boolean many = axes.stream().map(Axis::trainer).distinct().count() > 1;
        Stream.of(down, across).forEach(each -> {
            each.setItems(axes);
            each.setItemLabelGenerator(
                    axis -> many ? SettingText.trainer(axis.trainer()) + ": " + axis.parameter() : axis.parameter());
            each.addValueChangeListener(change -> show());
        });
        down.setLabel(t("tuning.pair.down"));
        across.setLabel(t("tuning.pair.across"));
        down.setValue(axes.getFirst());
        across.setValue(axes.get(1));
        add(new Section(t("tuning.pair"), Box.of("mp-filters", down, across), place)
                .explained(t("tuning.pair.explain", TuningText.metric(race.tuning()))));
        show();
    }

    /** Nothing where fewer than two parameters of a trainer have few values. */
    static Optional<PairSection> of(Race race) {
        List<Axis> axes = race.trainers().stream()
                .map(trainer -> axes(race, trainer))
                .filter(each -> each.size() > 1)
                .flatMap(List::stream)
                .toList();
        return axes.isEmpty() ? Optional.empty() : Optional.of(new PairSection(race, axes));
    }

    private static List<Axis> axes(Race race, String trainer) {
        return race.varied(trainer).stream()
                .filter(each -> {
                    int values = race.values(trainer, each).size();
                    return values > 1 && values <= MOST;
                })
                .map(each -> new Axis(trainer, each))
                .toList();
    }

    /** The tuning as it is now. */
    void show(Race now) {
        race = now;
        show();
    }

    private void show() {
        Axis rows = down.getValue();
        Axis columns = across.getValue();
        if (rows == null || columns == null) {
            return;
        }
        boolean fit = rows.trainer().equals(columns.trainer()) && !rows.equals(columns);
        place.show(fit ? table(rows, columns) : Words.tag("p", "mp-explain", t("tuning.pair.wrong")));
    }

    private Component table(Axis rows, Axis columns) {
        Map<Place, DoubleSummaryStatistics> means = means(rows, columns);
        double least = means.values().stream()
                .mapToDouble(DoubleSummaryStatistics::getAverage)
                .min()
                .orElse(0);
        double most = means.values().stream()
                .mapToDouble(DoubleSummaryStatistics::getAverage)
                .max()
                .orElse(1);
        List<Object> downward = race.values(rows.trainer(), rows.parameter());
        List<Object> rightward = race.values(columns.trainer(), columns.parameter());
        List<List<Cell>> cells = new ArrayList<>();
        for (Object each : downward) {
            cells.add(rightward.stream()
                    .map(other -> cell(means.get(new Place(each, other)), least, most))
                    .toList());
        }
        return new HeatTable(
                t("tuning.pair.label", rows.parameter(), columns.parameter()),
                rows.parameter() + " \u2193 " + columns.parameter() + " \u2192",
                rightward.stream().map(SettingText::value).toList(),
                downward.stream().map(SettingText::value).toList(),
                cells);
    }

    private Map<Place, DoubleSummaryStatistics> means(Axis rows, Axis columns) {
        Map<Place, DoubleSummaryStatistics> means = new HashMap<>();
        for (Trial each : race.scored()) {
            Object one = each.setting().get(rows.parameter());
            Object other = each.setting().get(columns.parameter());
            if (each.trainer().equals(rows.trainer()) && one != null && other != null) {
                means.computeIfAbsent(new Place(one, other), _ -> new DoubleSummaryStatistics())
                        .accept(Race.value(each.mean()));
            }
        }
        return means;
    }

    private Cell cell(@Nullable DoubleSummaryStatistics known, double least, double most) {
        if (known == null) {
            return new Cell(0, "\u2013", t("tuning.pair.none"));
        }
        double share = most > least ? (known.getAverage() - least) / (most - least) : 0.5;
        double better = race.tuning().higherIsBetter() ? share : 1 - share;
        int step = (int) Math.round(better * 2 * STEPS) - STEPS;
        return new Cell(
                step,
                TuningText.score(race.tuning(), known.getAverage()),
                t("tuning.settings", Long.toString(known.getCount()), known.getCount()));
    }
}
