package modelport.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Tables of scikit-learn's with what is right for each row. */
public record Samples(Table rows, Truth truth, List<String> classes) {
    private static final Path FOLDER = Path.of("../../fixtures/data");

    /** 1797 images of 64 pixels, ten classes. */
    public static Samples digits() {
        return classes("digits.csv");
    }

    /** 569 rows of 30 columns, two classes. */
    public static Samples breastCancer() {
        return classes("breast_cancer.csv");
    }

    /** A table of this name whose last column is the class. */
    public static Samples named(String name) {
        return classes(name + ".csv");
    }

    /** 442 rows of 10 columns, and a number. */
    public static Samples diabetes() {
        List<String[]> lines = lines("diabetes.csv");
        float[] values = new float[lines.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Float.parseFloat(lines.get(row)[lines.get(row).length - 1]);
        }
        return new Samples(table(lines), Truth.Values.of(values), List.of());
    }

    private static Samples classes(String file) {
        List<String[]> lines = lines(file);
        int last = lines.getFirst().length - 1;
        List<String> classes = new ArrayList<>(
                new TreeSet<>(lines.stream().map(cells -> cells[last]).toList()));
        int[] indexes =
                lines.stream().mapToInt(cells -> classes.indexOf(cells[last])).toArray();
        return new Samples(table(lines), new Truth.Classes(indexes, classes.size()), classes);
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(List<String[]> lines) {
        float[][] rows = new float[lines.size()][];
        for (int row = 0; row < rows.length; row++) {
            String[] cells = lines.get(row);
            rows[row] = new float[cells.length - 1];
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = Float.parseFloat(cells[column]);
            }
        }
        return Table.of(rows);
    }

    public TrainingSet set() {
        return new TrainingSet(rows, truth, List.of(), classes);
    }

    /** Those of these rows. */
    public Samples rows(int... chosen) {
        return new Samples(rows.rows(chosen), truth.rows(chosen), classes);
    }

    /** Rows whose place leaves a remainder of 0 when divided by {@code every}, or the others. */
    public Samples every(int every, boolean others) {
        int[] chosen = IntStream.range(0, rows.rows())
                .filter(row -> (row % every == 0) != others)
                .toArray();
        return rows(chosen);
    }

    /** Share of the rows whose largest answer is the right one. */
    public double accuracy(Table answers) {
        int[] right = ((Truth.Classes) truth).indexes();
        int same = 0;
        for (int row = 0; row < right.length; row++) {
            float[] answer = answers.rows(row).values();
            int largest = 0;
            for (int c = 1; c < answer.length; c++) {
                largest = answer[c] > answer[largest] ? c : largest;
            }
            same += largest == right[row] ? 1 : 0;
        }
        return (double) same / right.length;
    }

    @Override
    public String toString() {
        return rows.rows() + " rows of " + Arrays.asList(rows.columns(), classes);
    }
}
