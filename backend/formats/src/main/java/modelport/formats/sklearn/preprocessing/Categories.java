package modelport.formats.sklearn.preprocessing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Missing;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.numeric.Search;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The values that an encoder knows of one column, all texts or all numbers; a missing value may be among them. */
sealed interface Categories {
    /** Longer texts are no examples. */
    int MAX_EXAMPLE = 200;

    int count();

    /** Values that a column may hold, if there are any that are not missing. */
    Optional<Examples> examples();

    /** The index of each value, of type INT64 and shape [N, 1]; {@link #count} for values that are not known. */
    Value indexes(Graph graph, Table rows, int column);

    record Texts(List<String> known) implements Categories {
        @Override
        public int count() {
            return known.size();
        }

        @Override
        public Value indexes(Graph graph, Table rows, int column) {
            examples().ifPresent(examples -> rows.suggest(column, examples));
            return graph.indexOf(rows.textsWithGaps(column), known);
        }

        @Override
        public Optional<Examples> examples() {
            List<String> some = known.stream()
                    .filter(text -> !text.equals(Missing.TEXT) && text.length() <= MAX_EXAMPLE)
                    .toList();
            return some.isEmpty() ? Optional.empty() : Optional.of(new Examples.Texts(some));
        }
    }

    /**
     * Numbers.
     *
     * @param order indexes of the known numbers, in ascending order; without NaN
     * @param missing index of NaN
     */
    record Numbers(List<Double> known, List<Integer> order, Optional<Integer> missing) implements Categories {
        static Numbers of(List<Double> known) {
            List<Integer> order = IntStream.range(0, known.size())
                    .boxed()
                    .filter(i -> !known.get(i).isNaN())
                    .sorted((a, b) -> Double.compare(known.get(a), known.get(b)))
                    .toList();
            return new Numbers(
                    known,
                    order,
                    IntStream.range(0, known.size())
                            .boxed()
                            .filter(i -> known.get(i).isNaN())
                            .findFirst());
        }

        @Override
        public int count() {
            return known.size();
        }

        @Override
        public Value indexes(Graph graph, Table rows, int column) {
            examples().ifPresent(examples -> rows.suggest(column, examples));
            Value x = rows.numbersWithGaps(column);
            double[] sorted = order.stream().mapToDouble(known::get).toArray();
            Value place = new Search(graph, List.of(sorted)).less(x);
            Value found = graph.gather(graph.doubles(padded(sorted)), place, 0);
            Value index = graph.gather(graph.longs(indexes()), place, 0);
            Value unknown = graph.integer(count());
            Value known = graph.where(graph.equal(found, x), index, unknown);
            return missing.isEmpty() ? known : graph.where(graph.isNaN(x), graph.integer(missing.get()), known);
        }

        @Override
        public Optional<Examples> examples() {
            List<Double> some =
                    order.stream().map(known::get).filter(Double::isFinite).toList();
            return some.isEmpty() ? Optional.empty() : Optional.of(new Examples.Numbers(some));
        }

        private static double[] padded(double[] sorted) {
            double[] padded = java.util.Arrays.copyOf(sorted, sorted.length + 1);
            padded[sorted.length] = Double.NaN;
            return padded;
        }

        private long[] indexes() {
            return IntStream.concat(order.stream().mapToInt(Integer::intValue), IntStream.of(count()))
                    .asLongStream()
                    .toArray();
        }
    }

    /** The categories of one column; refused if they are neither all texts nor all numbers. */
    static Categories of(Estimator encoder, String attribute, PyValue values) {
        List<PyValue> items = Values.items(values).orElseThrow(() -> encoder.unexpected(attribute));
        boolean texts = items.stream().anyMatch(PyValue.Text.class::isInstance)
                || (items.stream().allMatch(Missing::is) && isObjects(values));
        if (!texts) {
            return numbers(encoder, attribute, items);
        }
        List<String> known = items.stream()
                .map(item -> Missing.text(item).orElseThrow(() -> encoder.unsupported(attribute, "texts and numbers")))
                .toList();
        if (new HashSet<>(known).size() < known.size()) {
            throw encoder.unsupported(attribute, "None, nan");
        }
        return new Texts(known);
    }

    private static boolean isObjects(PyValue values) {
        return Values.array(values).map(array -> array.isObject()).orElse(false);
    }

    private static Numbers numbers(Estimator encoder, String attribute, List<PyValue> items) {
        List<Double> numbers = new ArrayList<>();
        for (PyValue item : items) {
            double number = Missing.is(item)
                    ? Double.NaN
                    : Values.number(item).orElseThrow(() -> encoder.unexpected(attribute));
            numbers.add(number == 0 ? 0.0 : number);
        }
        if (new HashSet<>(numbers).size() < numbers.size()) {
            throw encoder.unsupported(attribute, "numbers that are equal as float64");
        }
        return Numbers.of(numbers);
    }

    /** The types that a column of these has. */
    default ElementType type() {
        return switch (this) {
            case Texts ignored -> ElementType.STRING;
            case Numbers ignored -> ElementType.DOUBLE;
        };
    }
}
