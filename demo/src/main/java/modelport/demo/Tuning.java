package modelport.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningState;

/** Looks for a better model of tumours among three kinds, and makes the winner the third version. */
final class Tuning {
    private static final int FOLDS = 4;
    private static final long SEED = 3;

    private final Cast cast;

    Tuning(Cast cast) {
        this.cast = cast;
    }

    /** The version that it became. */
    int play() {
        Person author = cast.author();
        var tunings = author.client().tunings();
        Words words = cast.words();
        UUID id = tunings.list(author.project(), Tumours.MODEL, PageRequest.first()).items().stream()
                .filter(each -> each.title().equals(words.say("tuning.title")))
                .findFirst()
                .map(modelport.contract.tuning.Tuning::id)
                .orElseGet(() ->
                        tunings.create(author.project(), search()).tuning().id());
        var done = Patience.until(
                words.say("wait.tuning"),
                () -> Optional.of(tunings.get(author.project(), id))
                        .filter(each -> each.state().isOver()));
        if (done.state() != TuningState.DONE) {
            throw new DemoException(words.say("wait.tuning"));
        }
        int version = done.winnerVersion() == null
                ? tunings.promote(author.project(), id, modelport.contract.tuning.WinnerPromotion.plain())
                        .number()
                : done.winnerVersion();
        author.describe(Tumours.MODEL, version, words.say("tuning.title"), words.say("tuning.card"));
        return version;
    }

    private NewTuning search() {
        var searches = List.of(
                TrainerSearch.grid(
                        "gradient-boosting",
                        Map.of(
                                "n_estimators",
                                List.of(50, 150),
                                "learning_rate",
                                List.of(0.1, 0.3),
                                "max_depth",
                                List.of(2, 4))),
                TrainerSearch.grid("random-forest", Map.of("n_estimators", List.of(50, 100))),
                TrainerSearch.grid("logistic-regression", Map.of("C", List.of(0.01, 0.1, 1.0))));
        Words words = cast.words();
        return new NewTuning(
                Tumours.MODEL,
                searches,
                new DatasetChoice(Tumours.TRAINING, null),
                null,
                FOLDS,
                "accuracy",
                SEED,
                null,
                true,
                null,
                true,
                words.say("tuning.title"),
                words.say("tuning.note"));
    }
}
