package modelport.ui.tuning;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modelport.contract.tuning.Trial;
import modelport.ui.components.Csv;
import modelport.ui.evaluation.Download;
import org.jspecify.annotations.Nullable;

/** The leaderboard as a table for other programs: nothing rounded. */
final class TuningReport {
    private TuningReport() {}

    static Component csv(Race race) {
        return Download.link(Download.Kind.CSV, race.tuning().model() + "-tuning", () -> text(race));
    }

    static String text(Race race) {
        var parameters = new TreeSet<String>();
        race.trials().forEach(each -> parameters.addAll(each.setting().keySet()));
        List<String> head = new ArrayList<>(List.of("trial", "trainer"));
        head.addAll(parameters);
        head.addAll(List.of("state", "metric", "mean", "deviation", "train_ms"));
        for (int fold = 1; fold <= race.tuning().folds(); fold++) {
            head.add("fold_" + fold);
        }
        var csv = new Csv(head.toArray(String[]::new));
        race.trials().forEach(each -> csv.row(line(race, each, parameters)));
        return csv.toString();
    }

    private static @Nullable Object[] line(Race race, Trial trial, Set<String> parameters) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(trial.number());
        cells.add(trial.trainer());
        parameters.forEach(name -> cells.add(trial.setting().get(name)));
        cells.add(trial.state());
        cells.add(race.tuning().metric());
        cells.add(trial.mean());
        cells.add(trial.deviation());
        cells.add(trial.trainMs());
        for (int fold = 0; fold < race.tuning().folds(); fold++) {
            int wanted = fold;
            cells.add(trial.folds().stream()
                    .filter(each -> each.fold() == wanted)
                    .map(each -> (Object) each.score())
                    .findFirst()
                    .orElse(null));
        }
        return cells.toArray();
    }
}
