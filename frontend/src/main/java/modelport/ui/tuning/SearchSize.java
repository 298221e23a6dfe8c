package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.TrainerInfo;
import modelport.contract.tuning.TrainerSearch;
import modelport.ui.components.Formats;

/** How much a search has to do: settings, and fits of each on every fold. */
public record SearchSize(long settings, int folds) {
    /** More than this takes a coffee, and not only one. */
    private static final long MANY = 500;

    /** Of these searches; with {@code baseline} each trainer's initial values come on top. */
    static SearchSize of(List<TrainerSearch> searches, int folds, boolean baseline) {
        long settings =
                searches.stream().mapToLong(each -> settings(each, baseline)).sum();
        return new SearchSize(settings, folds);
    }

    /** Of one grid for several trainers, each of which takes the parameters that it has. */
    public static SearchSize of(List<TrainerInfo> trainers, Map<String, List<Object>> grid, int folds) {
        long settings = trainers.stream()
                .mapToLong(trainer -> combinations(trainer.parameters().stream()
                        .map(HyperParameterInfo::name)
                        .filter(grid::containsKey)
                        .map(grid::get)
                        .toList()))
                .sum();
        return new SearchSize(settings, folds);
    }

    /** How often something is trained. */
    public long fits() {
        return settings * folds;
    }

    /** Whether somebody should think about it first. */
    public boolean isMany() {
        return fits() > MANY;
    }

    /** Such as: 9 settings on 5 folds are 45 fits. */
    public String sentence() {
        return t("tuning.size", Formats.count(settings), folds, Formats.count(fits()));
    }

    private static long settings(TrainerSearch search, boolean baseline) {
        long own = search.random() != null
                ? search.random().count()
                : search.grid() == null ? 1 : combinations(search.grid().values());
        boolean initialAlone = search.random() == null
                && (search.grid() == null || search.grid().isEmpty());
        return baseline && !initialAlone ? own + 1 : own;
    }

    private static long combinations(Collection<List<Object>> values) {
        return values.stream().mapToLong(List::size).reduce(1, (first, second) -> first * Math.max(1, second));
    }
}
