package modelport.gateway.profile;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.Cells;

/** Cells of categories that models know as numbers: found without writing the number as a text. */
final class NumberedCategories {
    private static final Map<String, Double> TRUTH = Map.of("true", 1.0, "false", 0.0);

    private final double[] numbers;
    private final int[] cells;
    private final int unseen;

    NumberedCategories(CategoryCells categories) {
        unseen = categories.size() - 1;
        var known = new TreeMap<Double, Integer>();
        // Two texts may mean one number, such as 1 and 1.0: the frequent one decides.
        Stream.concat(categories.others().stream(), categories.frequent().reversed().stream())
                .forEach(category -> {
                    double number = number(category);
                    if (!Double.isNaN(number)) {
                        known.put(number + 0.0, categories.cell(category));
                    }
                });
        numbers = known.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        cells = known.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** NaN is missing. */
    int cell(double value) {
        if (Double.isNaN(value)) {
            return Cells.MISSING;
        }
        int low = 0;
        int high = numbers.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] == value) {
                return cells[middle];
            }
            if (numbers[middle] < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return unseen;
    }

    private static double number(String category) {
        Double truth = TRUTH.get(category);
        if (truth != null) {
            return truth;
        }
        try {
            return Double.parseDouble(category);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
