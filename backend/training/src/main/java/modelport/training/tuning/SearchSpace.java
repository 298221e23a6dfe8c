package modelport.training.tuning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import modelport.onnx.RefusedException;

/** Which settings are tried. */
public sealed interface SearchSpace {
    int MOST = 10_000;

    /**
     * The settings, each once.
     *
     * @throws RefusedException if there are too many, or none
     */
    List<Setting> settings();

    /** Every combination of these values; the last name's change fastest, in the order of the alphabet. */
    record Grid(Map<String, List<Object>> values) implements SearchSpace {
        public Grid {
            values = Map.copyOf(values);
        }

        @Override
        public List<Setting> settings() {
            double count = values.values().stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other);
            expectSome(count);
            List<Setting> settings = List.of(Setting.of(Map.of()));
            for (var entry : new TreeMap<>(values).entrySet()) {
                List<Setting> longer = new ArrayList<>();
                for (Setting setting : settings) {
                    entry.getValue().forEach(value -> longer.add(setting.with(entry.getKey(), value)));
                }
                settings = longer;
            }
            return List.copyOf(new LinkedHashSet<>(settings));
        }
    }

    /**
     * Settings at random from these ranges, the same for the same seed.
     *
     * @param ranges of the parameters that vary, often narrower than a trainer's own
     */
    record Random(List<HyperParameter> ranges, int count, long seed) implements SearchSpace {
        public Random {
            ranges = List.copyOf(ranges);
        }

        @Override
        public List<Setting> settings() {
            expectSome(count);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Set<Setting> settings = new LinkedHashSet<>();
            // Small ranges have fewer settings than are wanted.
            for (int i = 0; i < 20 * count && settings.size() < count; i++) {
                Map<String, Object> values = new TreeMap<>();
                ranges.forEach(range -> values.put(range.name(), draw(range, random)));
                settings.add(Setting.of(values));
            }
            return List.copyOf(settings);
        }

        private static Object draw(HyperParameter range, RandomGenerator random) {
            return switch (range) {
                case HyperParameter.Choice choice ->
                    choice.options().get(random.nextInt(choice.options().size()));
                case HyperParameter.Real real ->
                    real.logarithmic()
                            ? logarithmic(real.lower(), real.upper(), random)
                            : real.lower() + (real.upper() - real.lower()) * random.nextDouble();
                case HyperParameter.Whole whole ->
                    whole.logarithmic()
                            ? Math.min(whole.upper(), (long)
                                    logarithmic((double) whole.lower(), (double) whole.upper() + 1, random))
                            : random.nextLong(whole.lower(), whole.upper() + 1);
            };
        }

        private static double logarithmic(double lower, double upper, RandomGenerator random) {
            double from = StrictMath.log(lower);
            return StrictMath.exp(from + (StrictMath.log(upper) - from) * random.nextDouble());
        }
    }

    private static void expectSome(double count) {
        if (count < 1 || count > MOST) {
            throw RefusedException.of("training.settings", "found", (long) count, "limit", MOST);
        }
    }
}
