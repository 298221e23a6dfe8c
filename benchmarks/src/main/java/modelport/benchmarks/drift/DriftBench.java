package modelport.benchmarks.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.benchmarks.drift.Change.Kind;

/**
 * Plays simulated traffic to Modelport's rule for drift and to the default rules of others: {@code DriftBench [STREAMS
 * [REPEATS [SEED]]]}. Prints Markdown; ends with 1 if Modelport raises more than one false alarm per model and quarter.
 */
public final class DriftBench {
    private static final int REFERENCE = 4 * 7;
    private static final int QUARTER = 13 * 7;
    private static final int WARM = 6 * 7;
    private static final int HORIZON = 4 * 7;
    private static final double ALLOWED = 1;
    private static final String OURS = "Modelport";

    private final long seed;

    private DriftBench(long seed) {
        this.seed = seed;
    }

    public static void main(String[] args) {
        int streams = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        var bench = new DriftBench(args.length > 2 ? Long.parseLong(args[2]) : 20_261_126);
        Map<String, Quiet> quiet = bench.quiet(streams);
        printQuiet(quiet);
        if (repeats > 0) {
            printChanges(bench.changes(repeats));
        }
        if (quiet.values().iterator().next().perQuarter() > ALLOWED) {
            System.exit(1);
        }
    }

    private static Ours ours(List<Day> reference) {
        return new Ours(Duration.ofDays(1), true, reference);
    }

    private static Map<String, Detector> detectors(Ours ours, List<Day> reference) {
        var detectors = new LinkedHashMap<String, Detector>();
        detectors.put(OURS, ours);
        detectors.put("Evidently, any column", new EvidentlyDefaults(reference, 0));
        detectors.put("Evidently, half of the columns", new EvidentlyDefaults(reference, 0.5));
        detectors.put("NannyML", new NannyDefaults(reference));
        return detectors;
    }

    private static List<Day> reference(Traffic traffic) {
        return IntStream.range(0, REFERENCE)
                .mapToObj(day -> traffic.day(day, Change.NONE))
                .toList();
    }

    private static <T> List<T> each(int count, long from, LongFunction<T> work) {
        return LongStream.range(from, from + count).parallel().mapToObj(work).toList();
    }

    // --- nothing happens -----------------------------------------------------------------------------------------

    private Map<String, Quiet> quiet(int streams) {
        var sums = new LinkedHashMap<String, Quiet>();
        for (Map<String, Quiet> stream : each(streams, seed, this::quietStream)) {
            stream.forEach((name, quiet) -> sums.merge(name, quiet, Quiet::plus));
        }
        return sums;
    }

    private Map<String, Quiet> quietStream(long stream) {
        var traffic = new Traffic(stream);
        List<Day> reference = reference(traffic);
        Map<String, Detector> detectors = detectors(ours(reference), reference);
        detectors.put("Modelport, windows of hours", new Ours(Duration.ofHours(1), false, reference));
        var alarms = new LinkedHashMap<String, boolean[]>();
        for (int day = 0; day < QUARTER; day++) {
            Day today = traffic.day(REFERENCE + day, Change.NONE);
            for (Map.Entry<String, Detector> each : detectors.entrySet()) {
                int[] blamed = each.getValue().look(today);
                alarms.computeIfAbsent(each.getKey(), ignored -> new boolean[QUARTER])[day] = blamed.length > 0;
            }
        }
        var quiet = new LinkedHashMap<String, Quiet>();
        alarms.forEach((name, each) -> quiet.put(name, Quiet.of(each)));
        return quiet;
    }

    private static void printQuiet(Map<String, Quiet> quiet) {
        System.out.println(
                "| rule | windows | windows with an alarm | incidents | per model and quarter |\n|---|---|---|---|---|");
        quiet.forEach((name, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.2f %% | %d | %.2f (%.2f to %.2f) |%n",
                name,
                each.windows(),
                100 * each.share(),
                each.incidents(),
                each.perQuarter(),
                each.lowest(),
                each.highest()));
        System.out.println();
    }

    // --- something happens ---------------------------------------------------------------------------------------

    private Map<Kind, Map<String, List<Sighting>>> changes(int repeats) {
        var found = new EnumMap<Kind, Map<String, List<Sighting>>>(Kind.class);
        for (Map<Kind, Map<String, Sighting>> stream : each(repeats, seed + 1_000_000, this::changedStream)) {
            stream.forEach((kind, sightings) ->
                    sightings.forEach((name, sighting) -> found.computeIfAbsent(kind, ignored -> new LinkedHashMap<>())
                            .computeIfAbsent(name, ignored -> new ArrayList<>())
                            .add(sighting)));
        }
        return found;
    }

    private Map<Kind, Map<String, Sighting>> changedStream(long stream) {
        var traffic = new Traffic(stream);
        List<Day> reference = reference(traffic);
        Ours ours = ours(reference);
        Map<String, Detector> detectors = detectors(ours, reference);
        for (int day = 0; day < WARM; day++) {
            ours.look(traffic.day(REFERENCE + day, Change.NONE));
        }
        var found = new EnumMap<Kind, Map<String, Sighting>>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.NONE) {
                detectors.put(OURS, ours.fork());
                found.put(
                        kind, sightings(traffic, new Change(kind, column(kind, stream), REFERENCE + WARM), detectors));
            }
        }
        return found;
    }

    private static Map<String, Sighting> sightings(Traffic traffic, Change change, Map<String, Detector> detectors) {
        var sightings = new LinkedHashMap<String, Sighting>();
        detectors.keySet().forEach(name -> sightings.put(name, Sighting.NONE));
        for (int day = 0; day < HORIZON && sightings.containsValue(Sighting.NONE); day++) {
            Day today = traffic.day(change.from() + day, change);
            for (Map.Entry<String, Detector> each : detectors.entrySet()) {
                if (sightings.getOrDefault(each.getKey(), Sighting.NONE).delay() == 0) {
                    int[] blamed = each.getValue().look(today);
                    if (blamed.length > 0) {
                        sightings.put(each.getKey(), new Sighting(day + 1, change.isRight(blamed[0])));
                    }
                }
            }
        }
        return sightings;
    }

    /** Another column for every stream, of a law that the change is about. */
    private static int column(Kind kind, long stream) {
        int[] columns = IntStream.range(0, Traffic.FEATURES)
                .filter(column -> switch (kind) {
                    case SUDDEN, GRADUAL, SEGMENT -> !Traffic.law(column).isCategory();
                    case CATEGORY -> Traffic.law(column).isCategory() && Traffic.law(column) != Law.BINARY;
                    case MISSING, LABELS, NONE -> true;
                })
                .toArray();
        return columns[(int) (stream % columns.length)];
    }

    private static void printChanges(Map<Kind, Map<String, List<Sighting>>> found) {
        var names = found.values().iterator().next().keySet();
        System.out.println(
                "| seen, median windows until then, right column first | " + String.join(" | ", names) + " |");
        System.out.println("|---|" + "---|".repeat(names.size()));
        found.forEach((kind, sightings) -> {
            List<String> cells =
                    sightings.values().stream().map(Sighting::summary).toList();
            System.out.println("| " + kind.title() + " | " + String.join(" | ", cells) + " |");
        });
    }
}
