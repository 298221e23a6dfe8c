package modelport.server.tuning.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.contract.tuning.ParameterResponse;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.Trainer;

/** Works out how scores go with parameters. */
public final class Responses {
    private static final int MOST_POINTS = 20;

    private Responses() {}

    /** A setting whose score is known. */
    public record Known(String trainer, Map<String, Object> setting, double mean) {
        public Known {
            setting = Map.copyOf(setting);
        }

        Object value(String parameter) {
            return Objects.requireNonNull(setting.get(parameter));
        }
    }

    /** One for each parameter that had more than one value. */
    public static List<ParameterResponse> of(List<Known> all) {
        Map<String, List<Known>> byTrainer =
                all.stream().collect(Collectors.groupingBy(Known::trainer, LinkedHashMap::new, Collectors.toList()));
        var responses = new ArrayList<ParameterResponse>();
        byTrainer.forEach((name, known) -> Trainers.find(name)
                .ifPresent(trainer -> trainer.parameters().forEach(parameter -> {
                    List<ParameterResponse.Point> points = points(parameter, known);
                    if (points.size() > 1) {
                        responses.add(response(trainer, parameter, points));
                    }
                })));
        return responses;
    }

    private static ParameterResponse response(
            Trainer trainer, HyperParameter parameter, List<ParameterResponse.Point> points) {
        boolean logarithmic = switch (parameter) {
            case HyperParameter.Real real -> real.logarithmic();
            case HyperParameter.Whole whole -> whole.logarithmic();
            case HyperParameter.Choice _ -> false;
        };
        return new ParameterResponse(trainer.name(), parameter.name(), logarithmic, points);
    }

    private static List<ParameterResponse.Point> points(HyperParameter parameter, List<Known> known) {
        String name = parameter.name();
        if (parameter instanceof HyperParameter.Choice) {
            Map<String, List<Known>> byWord = known.stream()
                    .collect(Collectors.groupingBy(
                            each -> String.valueOf(each.value(name)), TreeMap::new, Collectors.toList()));
            return byWord.entrySet().stream()
                    .map(entry -> point(entry.getKey(), entry.getValue()))
                    .toList();
        }
        Map<Double, List<Known>> byNumber = known.stream()
                .collect(Collectors.groupingBy(each -> number(each, name), TreeMap::new, Collectors.toList()));
        if (byNumber.size() <= MOST_POINTS) {
            return byNumber.values().stream()
                    .map(same -> point(parameter.checked(same.getFirst().value(name)), same))
                    .toList();
        }
        List<Known> sorted = known.stream()
                .sorted(Comparator.comparingDouble(each -> number(each, name)))
                .toList();
        var points = new ArrayList<ParameterResponse.Point>();
        for (int group = 0; group < MOST_POINTS; group++) {
            List<Known> close =
                    sorted.subList(group * sorted.size() / MOST_POINTS, (group + 1) * sorted.size() / MOST_POINTS);
            points.add(point(parameter.checked(close.get(close.size() / 2).value(name)), close));
        }
        return points;
    }

    private static double number(Known known, String name) {
        return ((Number) known.value(name)).doubleValue();
    }

    private static ParameterResponse.Point point(Object value, List<Known> known) {
        double mean = known.stream().mapToDouble(Known::mean).average().orElseThrow();
        double squares = known.stream()
                .mapToDouble(each -> (each.mean() - mean) * (each.mean() - mean))
                .sum();
        return new ParameterResponse.Point(
                value,
                known.size(),
                mean,
                Math.sqrt(squares / Math.max(1, known.size() - 1)),
                known.stream().mapToDouble(Known::mean).min().orElseThrow(),
                known.stream().mapToDouble(Known::mean).max().orElseThrow());
    }
}
