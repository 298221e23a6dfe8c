package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.HyperParameterInfo.Kind;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.RandomSpace;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerInfo;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningMetric;
import org.jspecify.annotations.Nullable;

/** The trainers that there are, and scores as they might find them. */
final class FakeTrainers {
    private FakeTrainers() {}

    static TrainerCatalogue catalogue() {
        return new TrainerCatalogue(
                List.of(
                        new TrainerInfo(
                                "gradient-boosting",
                                true,
                                true,
                                true,
                                List.of(
                                        whole("n_estimators", 100, 1, 10_000, List.of(100L, 200L, 300L)),
                                        real("learning_rate", 0.3, 1e-4, 1, List.of(0.01, 0.1, 0.2)),
                                        whole("max_depth", 6, 1, 16, List.of(3L, 4L, 6L)),
                                        real("subsample", 1, 0.05, 1, List.of(0.7, 1.0)))),
                        new TrainerInfo(
                                "random-forest",
                                true,
                                true,
                                true,
                                List.of(
                                        whole("n_estimators", 100, 1, 2_000, List.of(100L, 300L)),
                                        whole("max_depth", 50, 1, 100, List.of(8L, 16L)),
                                        words("max_features", "usual", List.of("usual", "sqrt", "log2", "all")))),
                        new TrainerInfo(
                                "logistic-regression",
                                true,
                                false,
                                false,
                                List.of(
                                        real("C", 1, 1e-6, 1e6, List.of(0.1, 1.0, 10.0)),
                                        words("class_weight", "none", List.of("none", "balanced")))),
                        new TrainerInfo(
                                "ridge-regression",
                                false,
                                true,
                                false,
                                List.of(real("alpha", 1, 1e-9, 1e9, List.of(0.1, 1.0, 10.0))))),
                List.of(
                        new TuningMetric("accuracy", true, true, true),
                        new TuningMetric("f1-macro", true, true, false),
                        new TuningMetric("log-loss", false, true, false),
                        new TuningMetric("rmse", false, false, true)),
                1_000,
                20);
    }

    /** The settings of a search, with all parameters of its trainer. */
    static List<Map<String, Object>> settings(TrainerSearch search, long seed) {
        Map<String, Object> initial = initial(search.trainer());
        if (search.random() != null) {
            return random(initial, search.random(), seed);
        }
        List<Map<String, Object>> all = List.of(initial);
        if (search.grid() != null) {
            for (Map.Entry<String, List<Object>> each : new TreeMap<>(search.grid()).entrySet()) {
                List<Map<String, Object>> more = new ArrayList<>();
                for (Map<String, Object> setting : all) {
                    each.getValue().forEach(value -> more.add(with(setting, each.getKey(), value)));
                }
                all = more;
            }
        }
        return all;
    }

    static Map<String, Object> initial(String trainer) {
        Map<String, Object> values = new LinkedHashMap<>();
        catalogue().trainers().stream()
                .filter(each -> each.name().equals(trainer))
                .flatMap(each -> each.parameters().stream())
                .forEach(each -> values.put(each.name(), each.initial()));
        return values;
    }

    /** Of one fold: a hill over the settings, and some noise between folds. */
    static double score(String trainer, Map<String, Object> setting, int fold) {
        double score = switch (trainer) {
            case "gradient-boosting" -> 0.957;
            case "random-forest" -> 0.948;
            default -> 0.921;
        };
        score -= 0.022 * Math.pow(Math.log10(number(setting, "learning_rate", 0.09) / 0.09), 2);
        score -= 0.003 * Math.pow((number(setting, "n_estimators", 220) - 220) / 100, 2);
        score -= 0.002 * Math.pow((number(setting, "max_depth", 5) - 5) / 4, 2);
        score -= 0.004 * Math.pow(Math.log10(number(setting, "C", 1)), 2);
        return score
                + 0.007
                        * Math.sin(fold * 2.4
                                + 0.3 * new TreeMap<>(setting).toString().length());
    }

    private static List<Map<String, Object>> random(Map<String, Object> initial, RandomSpace space, long seed) {
        var chance = new Random(seed);
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (int i = 0; i < space.count(); i++) {
            Map<String, Object> setting = initial;
            for (Map.Entry<String, ParameterRange> each : new TreeMap<>(space.ranges()).entrySet()) {
                setting = with(setting, each.getKey(), draw(each.getValue(), initial.get(each.getKey()), chance));
            }
            drawn.add(setting);
        }
        return drawn;
    }

    private static Object draw(ParameterRange range, @Nullable Object initial, Random chance) {
        if (range.values() != null) {
            return range.values().get(chance.nextInt(range.values().size()));
        }
        double low = range.lower() == null ? 0.01 : range.lower();
        double high = range.upper() == null ? 1 : range.upper();
        double share = chance.nextDouble();
        double value = Boolean.TRUE.equals(range.logarithmic())
                ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)))
                : low + share * (high - low);
        if (initial instanceof Long) {
            return Math.round(value);
        }
        return value;
    }

    private static Map<String, Object> with(Map<String, Object> setting, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(setting);
        copy.put(name, value);
        return copy;
    }

    private static double number(Map<String, Object> setting, String name, double otherwise) {
        return setting.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private static HyperParameterInfo whole(String name, long initial, double lower, double upper, List<Object> often) {
        return new HyperParameterInfo(name, Kind.INTEGER, initial, lower, upper, true, List.of(), often);
    }

    private static HyperParameterInfo real(
            String name, double initial, double lower, double upper, List<Object> often) {
        return new HyperParameterInfo(name, Kind.NUMBER, initial, lower, upper, lower < 0.01, List.of(), often);
    }

    private static HyperParameterInfo words(String name, String initial, List<String> options) {
        return new HyperParameterInfo(name, Kind.CHOICE, initial, null, null, false, options, List.of());
    }
}
