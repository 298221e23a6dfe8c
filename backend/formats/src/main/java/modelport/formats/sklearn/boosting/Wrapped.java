package modelport.formats.sklearn.boosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import modelport.formats.ModelPart;
import modelport.formats.boosting.Booster;
import modelport.formats.boosting.Boosters;
import modelport.formats.boosting.Columns.Column;
import modelport.formats.boosting.XgboostModel;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.onnx.RefusedException;

/**
 * The booster inside a wrapper, or a booster that was pickled itself: XGBoost's as bytes in UBJSON, LightGBM's as a
 * text. Wrappers use the rounds up to the best one, where training was stopped early.
 */
public final class Wrapped {
    static final String XGBOOST_BOOSTER = "xgboost.core.Booster";
    static final String LIGHTGBM_BOOSTER = "lightgbm.basic.Booster";

    static final Set<String> XGBOOST = Set.of(
            "xgboost.sklearn.XGBClassifier",
            "xgboost.sklearn.XGBRegressor",
            "xgboost.sklearn.XGBRanker",
            "xgboost.sklearn.XGBRFClassifier",
            "xgboost.sklearn.XGBRFRegressor",
            XGBOOST_BOOSTER);

    static final Set<String> LIGHTGBM = Set.of(
            "lightgbm.sklearn.LGBMClassifier",
            "lightgbm.sklearn.LGBMRegressor",
            "lightgbm.sklearn.LGBMRanker",
            LIGHTGBM_BOOSTER);

    private Wrapped() {}

    public static boolean is(Estimator estimator) {
        return XGBOOST.contains(estimator.path()) || LIGHTGBM.contains(estimator.path());
    }

    /** The number of columns that the booster reads. */
    public static int width(Estimator estimator) {
        return booster(estimator).columns().size();
    }

    /** The columns' names, if the booster knows some. */
    public static List<String> names(Estimator estimator) {
        var columns = booster(estimator).columns();
        return columns.named() ? columns.list().stream().map(Column::name).toList() : List.of();
    }

    /** What the booster is made of. */
    public static ModelPart explanation(Estimator estimator) {
        return Boosters.explanation(booster(estimator));
    }

    static Booster booster(Estimator estimator) {
        return XGBOOST.contains(estimator.path()) ? xgboost(estimator) : lightgbm(estimator);
    }

    private static XgboostModel xgboost(Estimator estimator) {
        boolean bare = estimator.path().equals(XGBOOST_BOOSTER);
        Estimator booster = bare ? estimator : inner(estimator);
        if (!(booster.get("handle") instanceof PyValue.Bytes bytes)) {
            throw notFitted(estimator);
        }
        XgboostModel model = Boosters.xgboost(bytes.value());
        OptionalInt best = model.bestRound();
        return bare || best.isEmpty() ? model : model.firstRounds(best.getAsInt() + 1);
    }

    /** LightGBM's booster itself stops at the best round, too. */
    private static Booster lightgbm(Estimator estimator) {
        Estimator booster = estimator.path().equals(LIGHTGBM_BOOSTER) ? estimator : inner(estimator);
        PyValue text = booster.optional("_handle").orElseGet(() -> booster.get("handle"));
        if (!(text instanceof PyValue.Text(String model))) {
            throw notFitted(estimator);
        }
        int best = booster.integer("best_iteration", 0);
        var read = Boosters.lightgbm(model.getBytes(UTF_8));
        return best > 0 ? read.firstRounds(best) : read;
    }

    private static Estimator inner(Estimator wrapper) {
        return wrapper.has("_Booster") ? wrapper.child("_Booster") : fail(wrapper);
    }

    private static Estimator fail(Estimator wrapper) {
        throw notFitted(wrapper);
    }

    private static RefusedException notFitted(Estimator estimator) {
        return RefusedException.of("sklearn.not-fitted", "estimator", estimator.name(), "attribute", "_Booster");
    }
}
