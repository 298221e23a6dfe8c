package modelport.gateway.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.ProfilePlan;
import modelport.gateway.ProfileSource;
import modelport.gateway.ProfileSource.Element;
import modelport.gateway.ProfileSource.Label;
import modelport.gateway.ProfileSource.LargestProbability;
import modelport.gateway.ProfileSource.Mean;
import modelport.gateway.ProfileSource.Prediction;
import modelport.gateway.ProfileSource.TextLength;
import modelport.gateway.ProfiledColumn;
import modelport.inference.OutputRoles;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plan, made ready for the inputs and outputs of a version. Knows no counts, so that all threads may use it. A column
 * that the version does not have keeps its counters at zero.
 */
public final class Profile {
    private static final Logger log = LoggerFactory.getLogger(Profile.class);

    private final String endpoint;
    private final ProfilePlan plan;
    private final List<Group> inputs;
    private final List<Group> outputs;

    /** Columns that are counted from the same input or output. */
    @SuppressWarnings("ArrayRecordComponent") // gone through for every row, never compared
    private record Group(String name, Probe[] probes, int[] places) {
        /** Rows {@code from} to {@code to} of {@code values}. */
        void count(Values values, int from, int to, long[] counts) {
            for (int i = 0; i < probes.length; i++) {
                Probe probe = probes[i];
                int place = places[i];
                for (int row = from; row < to; row++) {
                    counts[place + probe.cell(values, row)]++;
                }
            }
        }
    }

    /** What a version takes and gives, as its callers see it. */
    public record Shape(List<TensorSpec> inputs, List<TensorSpec> outputs, List<String> classes) {}

    private Profile(String endpoint, ProfilePlan plan, List<Group> inputs, List<Group> outputs) {
        this.endpoint = endpoint;
        this.plan = plan;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** For rows of {@code shape} that are answered at {@code endpoint}. */
    public static Profile of(String endpoint, ProfilePlan plan, Shape shape) {
        var inputs = new LinkedHashMap<String, Gathered>();
        var outputs = new LinkedHashMap<String, Gathered>();
        int place = 0;
        for (ProfiledColumn column : plan.columns()) {
            Optional<Found> found = find(column, shape);
            if (found.isPresent()) {
                (column.source().isOutput() ? outputs : inputs)
                        .computeIfAbsent(found.get().name(), _ -> new Gathered())
                        .add(found.get().probe(), place);
            } else {
                log.warn("a column cannot be counted: endpoint={} column={}", endpoint, column.name());
            }
            place += column.cells().size();
        }
        return new Profile(endpoint, plan, groups(inputs), groups(outputs));
    }

    /** The place of the class that a row's probabilities predict. */
    public static int likeliest(Values probabilities, int row) {
        return Probe.likeliest(probabilities, row);
    }

    public ProfilePlan plan() {
        return plan;
    }

    String endpoint() {
        return endpoint;
    }

    /** Rows from {@code from} on that a model was asked about, and from {@code answered} on what it said. */
    void count(Rows rows, long[] counts) {
        for (Group group : inputs) {
            find(rows.inputs(), group.name())
                    .ifPresent(values -> group.count(values, rows.from(), rows.from() + rows.count(), counts));
        }
        for (Group group : outputs) {
            find(rows.outputs(), group.name())
                    .ifPresent(values -> group.count(values, rows.answered(), rows.answered() + rows.count(), counts));
        }
    }

    private static Optional<Values> find(List<? extends Values> all, String name) {
        for (Values values : all) {
            if (values.name().equals(name)) {
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    private static List<Group> groups(Map<String, Gathered> gathered) {
        return gathered.entrySet().stream()
                .map(entry -> entry.getValue().group(entry.getKey()))
                .toList();
    }

    private static Optional<Found> find(ProfiledColumn column, Shape shape) {
        Cells cells = column.cells();
        return switch (column.source()) {
            case Element(String input, int index) ->
                spec(shape.inputs(), input)
                        .filter(spec -> hasPlace(spec, index))
                        .flatMap(spec -> at(spec, index, cells));
            case TextLength(String input) ->
                spec(shape.inputs(), input)
                        .filter(spec -> spec.type() == DataType.BYTES)
                        .flatMap(spec -> number(cells).map(numbers -> new Found(spec, new Probe.LengthOf(numbers))));
            case Mean(String input) ->
                spec(shape.inputs(), input)
                        .filter(spec -> spec.type() != DataType.BYTES)
                        .flatMap(spec -> number(cells).map(numbers -> new Found(spec, new Probe.MeanOf(numbers))));
            case Label _, LargestProbability _, Prediction _ -> output(column.source(), cells, shape);
        };
    }

    private static Optional<Found> output(ProfileSource source, Cells cells, Shape shape) {
        OutputRoles roles = OutputRoles.of(shape.outputs(), shape.classes());
        Optional<TensorSpec> label = at(shape.outputs(), roles.label());
        Optional<TensorSpec> scores = at(shape.outputs(), roles.scores());
        if (source instanceof LargestProbability) {
            return scores.flatMap(spec -> number(cells).map(numbers -> new Found(spec, new Probe.LargestOf(numbers))));
        }
        if (source instanceof Label) {
            return label.isPresent()
                    ? label.flatMap(spec -> at(spec, 0, cells))
                    : scores.flatMap(spec -> likeliest(spec, cells, shape.classes()));
        }
        return label.isPresent() || scores.isPresent()
                ? Optional.empty()
                : at(shape.outputs(), 0)
                        .filter(spec -> spec.type() != DataType.BYTES)
                        .flatMap(spec -> at(spec, 0, cells));
    }

    private static Optional<Found> likeliest(TensorSpec scores, Cells cells, List<String> classes) {
        boolean complete = classes.size() > 1 && scores.shape().getLast() <= classes.size();
        if (!complete || !(cells instanceof CategoryCells categories)) {
            return Optional.empty();
        }
        int[] places = classes.stream().mapToInt(categories::cell).toArray();
        return Optional.of(new Found(scores, new Probe.ClassOf(places)));
    }

    private static Optional<Found> at(TensorSpec spec, int index, Cells cells) {
        boolean text = spec.type() == DataType.BYTES;
        return switch (cells) {
            case NumberCells numbers ->
                text ? Optional.empty() : Optional.of(new Found(spec, new Probe.NumberAt(index, numbers)));
            case CategoryCells categories ->
                Optional.of(new Found(
                        spec,
                        text
                                ? new Probe.TextAt(index, categories)
                                : new Probe.CodeAt(index, new NumberedCategories(categories))));
        };
    }

    private static Optional<NumberCells> number(Cells cells) {
        return cells instanceof NumberCells numbers ? Optional.of(numbers) : Optional.empty();
    }

    private static Optional<TensorSpec> spec(List<TensorSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }

    private static Optional<TensorSpec> at(List<TensorSpec> specs, int index) {
        return index < 0 || index >= specs.size() ? Optional.empty() : Optional.of(specs.get(index));
    }

    /** Rows of a free size have no places that one could rely on. */
    private static boolean hasPlace(TensorSpec spec, int index) {
        List<Long> shape = spec.shape();
        long width = 1;
        for (long size : shape.subList(Math.min(1, shape.size()), shape.size())) {
            width *= Math.max(0, size);
        }
        return index < width;
    }

    private record Found(String name, Probe probe) {
        Found(TensorSpec spec, Probe probe) {
            this(spec.name(), probe);
        }
    }

    private static final class Gathered {
        private final List<Probe> probes = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        void add(Probe probe, int place) {
            probes.add(probe);
            places.add(place);
        }

        Group group(String name) {
            return new Group(
                    name,
                    probes.toArray(Probe[]::new),
                    places.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /**
     * Rows that a model has answered.
     *
     * @param inputs what it was asked
     * @param from the first of the rows there
     * @param outputs what it said
     * @param answered the first of the rows there
     * @param count how many
     */
    public record Rows(
            List<? extends Values> inputs, int from, List<? extends Values> outputs, int answered, int count) {}
}
