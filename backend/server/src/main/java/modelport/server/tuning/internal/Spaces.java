package modelport.server.tuning.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.RandomSpace;
import modelport.contract.tuning.TrainerSearch;
import modelport.onnx.RefusedException;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.SearchSpace;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trainer;
import org.jspecify.annotations.Nullable;

/** The settings of a search, checked parameter by parameter. */
final class Spaces {
    private Spaces() {}

    static List<Setting> settings(TrainerSearch search, Trainer trainer, String field, long seed) {
        if (search.grid() != null && search.random() != null) {
            throw Requests.invalid(field, "tuning.grid-and-random");
        }
        if (search.grid() != null) {
            return grid(search.grid(), trainer, field + ".grid");
        }
        if (search.random() != null) {
            return random(search.random(), trainer, field + ".random", seed);
        }
        return List.of(Setting.of(Map.of()));
    }

    private static List<Setting> grid(Map<String, List<Object>> values, Trainer trainer, String field) {
        Map<String, List<Object>> checked = new TreeMap<>();
        values.forEach((name, list) -> checked.put(name, values(require(trainer, name, field), list, field)));
        Requests.checkCount(checked.values().stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other));
        return new SearchSpace.Grid(checked).settings();
    }

    private static List<Setting> random(RandomSpace space, Trainer trainer, String field, long seed) {
        Requests.checkCount(space.count());
        Map<String, List<Object>> lists = new TreeMap<>();
        List<HyperParameter> drawn = new ArrayList<>();
        for (var entry : new TreeMap<>(space.ranges()).entrySet()) {
            HyperParameter parameter = require(trainer, entry.getKey(), field + ".ranges");
            List<Object> values = entry.getValue().values();
            if (values == null) {
                drawn.add(narrowed(parameter, entry.getValue(), field + ".ranges." + parameter.name()));
                continue;
            }
            lists.put(parameter.name(), values(parameter, values, field + ".ranges"));
            List<String> places = IntStream.range(0, values.size())
                    .mapToObj(Integer::toString)
                    .toList();
            drawn.add(new HyperParameter.Choice(parameter.name(), places, "0"));
        }
        return new SearchSpace.Random(drawn, space.count(), seed)
                .settings().stream()
                        .map(setting -> looked(setting, lists))
                        .distinct()
                        .toList();
    }

    /** Puts the values of lists where their places were drawn. */
    private static Setting looked(Setting setting, Map<String, List<Object>> lists) {
        Setting looked = setting;
        for (var list : lists.entrySet()) {
            int place = Integer.parseInt(setting.text(list.getKey()));
            looked = looked.with(list.getKey(), list.getValue().get(place));
        }
        return looked;
    }

    private static List<Object> values(HyperParameter parameter, List<Object> values, String field) {
        String own = field + "." + parameter.name();
        if (values.isEmpty()) {
            throw Requests.invalid(own, "tuning.no-values", "name", parameter.name());
        }
        return values.stream()
                .map(value -> checked(parameter, value, own))
                .distinct()
                .toList();
    }

    private static HyperParameter narrowed(HyperParameter parameter, ParameterRange range, String field) {
        return switch (parameter) {
            case HyperParameter.Choice choice -> choice;
            case HyperParameter.Real real -> {
                double lower = (Double) bound(real, range.lower(), real.lower(), field);
                double upper = (Double) bound(real, range.upper(), real.upper(), field);
                boolean logarithmic = logarithmic(range, real.logarithmic() || (lower > 0 && upper / lower > 100));
                check(lower, upper, logarithmic, field);
                yield new HyperParameter.Real(real.name(), lower, upper, lower, logarithmic);
            }
            case HyperParameter.Whole whole -> {
                long lower = (Long) bound(whole, range.lower(), whole.lower(), field);
                long upper = (Long) bound(whole, range.upper(), whole.upper(), field);
                boolean logarithmic = logarithmic(range, whole.logarithmic());
                check((double) lower, (double) upper, logarithmic, field);
                yield new HyperParameter.Whole(whole.name(), lower, upper, lower, logarithmic);
            }
        };
    }

    private static boolean logarithmic(ParameterRange range, boolean usual) {
        return Objects.requireNonNullElse(range.logarithmic(), usual);
    }

    private static Object bound(HyperParameter parameter, @Nullable Double wanted, Number own, String field) {
        return checked(parameter, wanted == null ? own : wanted, field);
    }

    private static void check(double lower, double upper, boolean logarithmic, String field) {
        if (lower > upper) {
            throw Requests.invalid(field, "tuning.range-empty", "lower", text(lower), "upper", text(upper));
        }
        if (logarithmic && lower <= 0) {
            throw Requests.invalid(field, "tuning.range-of-magnitudes", "lower", text(lower));
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static Object checked(HyperParameter parameter, Object value, String field) {
        try {
            return parameter.checked(value);
        } catch (RefusedException e) {
            throw Requests.refused(field, e);
        }
    }

    private static HyperParameter require(Trainer trainer, String name, String field) {
        return trainer.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Requests.invalid(
                        field + "." + Requests.shortened(name),
                        "training.setting-unknown",
                        "name",
                        Requests.shortened(name),
                        "known",
                        trainer.parameters().stream().map(HyperParameter::name).collect(Collectors.joining(", "))));
    }
}
