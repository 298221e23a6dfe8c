package modelport.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Searches a grid with XGBoost alone, without anything of Modelport: {@code BareGridSearch ROWS.csv FOLDS.csv SEED
 * ESTIMATORS RATES}. The label is the last column, and FOLDS.csv says in which fold each row is. One model after the
 * other, on one thread; prints the accuracy of each setting on each fold, and then how long it took.
 */
public final class BareGridSearch {
    private final List<float[]> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final Map<Integer, Integer> foldOf = new HashMap<>();

    private BareGridSearch() {}

    public static void main(String[] args) throws IOException, XGBoostError {
        var search = new BareGridSearch();
        search.read(Path.of(args[0]), Path.of(args[1]));
        long seed = Long.parseLong(args[2]);
        long start = System.nanoTime();
        for (String estimators : args[3].split(",", -1)) {
            for (String rate : args[4].split(",", -1)) {
                for (int fold : new TreeSet<>(search.foldOf.values())) {
                    double accuracy = search.fit(
                            Integer.parseInt(estimators), Double.parseDouble(rate), fold, Long.hashCode(seed));
                    print("score " + estimators + " " + rate + " " + fold + " " + accuracy);
                }
            }
        }
        print(String.format(Locale.ROOT, "seconds %.3f", (System.nanoTime() - start) / 1e9));
    }

    private void read(Path table, Path folds) throws IOException {
        List<String> lines = Files.readAllLines(table);
        var words = new ArrayList<String>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            float[] row = new float[cells.length - 1];
            for (int column = 0; column < row.length; column++) {
                row[column] = (float) Double.parseDouble(cells[column]);
            }
            rows.add(row);
            words.add(cells[row.length]);
        }
        // Classes of one digit are in the order of their numbers as well.
        List<String> classes = List.copyOf(new TreeSet<>(words));
        words.forEach(word -> labels.add(classes.indexOf(word)));
        for (String line : Files.readAllLines(folds)) {
            if (!line.startsWith("row")) {
                String[] pair = line.split(",", -1);
                foldOf.put(Integer.parseInt(pair[0]) - 1, Integer.parseInt(pair[1]));
            }
        }
    }

    private double fit(int estimators, double rate, int fold, int seed) throws XGBoostError {
        int classes = labels.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "eta",
                rate,
                "max_depth",
                6,
                "nthread",
                1,
                "seed",
                seed & Integer.MAX_VALUE,
                "verbosity",
                0,
                "objective",
                classes == 2 ? "binary:logistic" : "multi:softprob"));
        if (classes > 2) {
            parameters.put("num_class", classes);
        }
        List<Integer> outside = rowsWhere(fold, false);
        List<Integer> inside = rowsWhere(fold, true);
        DMatrix learned = matrix(outside);
        DMatrix judged = matrix(inside);
        Booster booster = XGBoost.train(learned, parameters, estimators, Map.of(), null, null);
        float[][] answers = booster.predict(judged);
        int right = 0;
        for (int i = 0; i < answers.length; i++) {
            right += predicted(answers[i]) == labels.get(inside.get(i)) ? 1 : 0;
        }
        booster.dispose();
        learned.dispose();
        judged.dispose();
        return (double) right / answers.length;
    }

    private static int predicted(float[] answer) {
        if (answer.length == 1) {
            return answer[0] > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int c = 1; c < answer.length; c++) {
            best = answer[c] > answer[best] ? c : best;
        }
        return best;
    }

    private List<Integer> rowsWhere(int fold, boolean inside) {
        var chosen = new ArrayList<Integer>();
        for (int row = 0; row < rows.size(); row++) {
            if (Integer.valueOf(fold).equals(foldOf.get(row)) == inside) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private DMatrix matrix(List<Integer> chosen) throws XGBoostError {
        int width = rows.getFirst().length;
        float[] values = new float[chosen.size() * width];
        float[] right = new float[chosen.size()];
        for (int i = 0; i < chosen.size(); i++) {
            System.arraycopy(rows.get(chosen.get(i)), 0, values, i * width, width);
            right[i] = labels.get(chosen.get(i));
        }
        var matrix = new DMatrix(values, chosen.size(), width, Float.NaN);
        matrix.setLabel(right);
        return matrix;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
