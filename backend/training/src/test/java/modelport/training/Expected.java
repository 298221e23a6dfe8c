package modelport.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A line of what scikit-learn answered; {@code make_expected.py} says how. */
public record Expected(
        String kind, String data, double number, String standardise, String weight, List<String> values) {
    /** All lines of a kind. */
    public static List<Expected> all(String kind) {
        try (InputStream in = Objects.requireNonNull(Expected.class.getResourceAsStream("expected.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(Expected::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Expected of(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        return new Expected(
                words.get(0),
                words.get(1),
                Double.parseDouble(words.get(2)),
                words.get(3),
                words.get(4),
                words.subList(5, words.size()));
    }

    /** The values of some rows, from the first one on at equal distances. */
    public float[] numbers() {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(values.get(i));
        }
        return numbers;
    }

    /** The rows that {@link #numbers} are of. */
    public int[] rows(int all) {
        int[] rows = new int[20];
        Arrays.setAll(rows, i -> i * (all / 20));
        return rows;
    }

    @Override
    public String toString() {
        return kind + " " + data + " " + number + " " + standardise + " " + weight;
    }
}
