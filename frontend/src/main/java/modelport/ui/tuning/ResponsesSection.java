package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Comparator;
import java.util.List;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.ParameterResponse.Point;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.EChart;
import modelport.ui.components.Formats;
import modelport.ui.components.Key;
import modelport.ui.components.Section;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;

/** How the score goes with each parameter, whatever the others were. */
final class ResponsesSection {
    private ResponsesSection() {}

    static Component of(Race race) {
        List<ParameterResponse> shown = race.responses().stream()
                .filter(each -> each.points().size() > 1)
                .toList();
        if (shown.isEmpty()) {
            return Box.of("mp-none");
        }
        var charts = Box.of("mp-columns mp-responses");
        shown.forEach(each -> charts.add(createOne(race, each, race.trainers().size() > 1)));
        var key = new Key().entry("", t("tuning.key.mean")).entry("mp-key-band", t("tuning.key.band"));
        return new Section(t("tuning.responses"), key, charts)
                .explained(t("tuning.responses.explain", TuningText.metric(race.tuning())));
    }

    private static Component createOne(Race race, ParameterResponse response, boolean many) {
        String trainer = many ? SettingText.trainer(response.trainer()) : "";
        var chart = new EChart(label(race, response), EChart.Height.LOW, EChart.json(ResponseOption.of(response)));
        return Box.of(
                "mp-response",
                Box.row(Words.tag("h3", "mp-mono", response.parameter()), Words.muted(trainer)),
                chart,
                new Twin(table(race, response)));
    }

    private static String label(Race race, ParameterResponse response) {
        Comparator<Point> byMean = Comparator.comparingDouble(Point::mean);
        Point best = response.points().stream()
                .max(race.tuning().higherIsBetter() ? byMean : byMean.reversed())
                .orElseThrow();
        return t(
                "tuning.response.label",
                response.parameter(),
                SettingText.value(best.value()),
                TuningText.score(race.tuning(), best.mean()));
    }

    private static DataTable table(Race race, ParameterResponse response) {
        var table = new DataTable(
                response.parameter(),
                Column.figures(response.parameter()),
                Column.figures(TuningText.metric(race.tuning())),
                Column.figures(t("tuning.between")),
                Column.figures(t("tuning.settings.head")));
        response.points()
                .forEach(each -> table.row(
                        SettingText.value(each.value()),
                        TuningText.score(race.tuning(), each.mean()),
                        t(
                                "compression.interval",
                                TuningText.score(race.tuning(), each.lowest()),
                                TuningText.score(race.tuning(), each.highest())),
                        Formats.count(each.trials())));
        return table;
    }
}
