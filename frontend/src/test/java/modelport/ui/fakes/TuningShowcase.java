package modelport.ui.fakes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.WinnerPromotion;
import org.jspecify.annotations.Nullable;

/** A team's tunings as they might be on some day: done and taken, done, stopped, and one that runs. */
final class TuningShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final TrainerSearch NINE = TrainerSearch.grid(
            "gradient-boosting",
            Map.of("n_estimators", List.of(100L, 200L, 300L), "learning_rate", List.of(0.01, 0.1, 0.2)));

    private final FakeModelport platform;

    private TuningShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new TuningShowcase(platform).fill();
    }

    private void fill() {
        UUID prices = start(
                "house-prices",
                "houses",
                "rmse",
                null,
                TrainerSearch.grid("ridge-regression", Map.of("alpha", List.of(0.1, 1.0, 10.0))));
        platform.tunings.step(prices, 1_000);
        UUID stopped = start(
                "iris",
                "iris",
                null,
                "Forests",
                TrainerSearch.grid(
                        "random-forest",
                        Map.of("n_estimators", List.of(100L, 300L), "max_depth", List.of(8L, 16L, 32L))));
        platform.tunings.step(stopped, 17);
        platform.jobs.cancel(platform.tunings.get(PROJECT, stopped).job());
        UUID done = start("iris", "iris", null, null, NINE);
        platform.tunings.step(done, 1_000);
        platform.tunings.promote(PROJECT, done, WinnerPromotion.plain());
        UUID wide = start(
                "iris",
                "iris",
                null,
                "Boosting and a forest",
                TrainerSearch.random(
                        "gradient-boosting",
                        40,
                        Map.of(
                                "learning_rate", new ParameterRange(null, 0.01, 0.5, true),
                                "n_estimators", new ParameterRange(null, 50.0, 400.0, false),
                                "max_depth", ParameterRange.of(List.of(3L, 5L, 8L)))),
                TrainerSearch.grid(
                        "random-forest",
                        Map.of("max_depth", List.of(8L, 16L), "max_features", List.of("sqrt", "log2", "all"))));
        platform.tunings.step(wide, 1_000);
        UUID running = start("iris", "iris", null, "Nine settings", NINE);
        platform.tunings.step(running, 22);
    }

    private UUID start(
            String model, String rows, @Nullable String metric, @Nullable String title, TrainerSearch... searches) {
        var wanted = new NewTuning(
                new Slug(model),
                List.of(searches),
                new DatasetChoice(new Slug(rows), 1),
                null,
                5,
                metric,
                7L,
                null,
                true,
                null,
                null,
                title,
                null);
        return platform.tunings.create(PROJECT, wanted).tuning().id();
    }
}
