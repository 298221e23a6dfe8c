package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.compression.Outcome.Made;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKinds;
import modelport.inference.Tensor;
import modelport.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that scikit-learn has trained on the digits, as they come out of the import. */
class DigitsTest {
    private static final int PIXELS = 64;
    private static final double POINT = 0.01;

    @TempDir
    private Path folder;

    private static Path fixtures() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures");
    }

    /** Pixels and labels; every third row is for the test. */
    private record Digits(List<double[]> pixels, List<String> labels) {
        static Digits read(boolean test) throws IOException {
            List<String> lines = Files.readAllLines(fixtures().resolve("data/digits.csv"));
            var pixels = new ArrayList<double[]>();
            var labels = new ArrayList<String>();
            for (int i = 1; i < lines.size(); i++) {
                if (i % 3 == 0 == test) {
                    String[] cells = lines.get(i).split(",", -1);
                    pixels.add(IntStream.range(0, PIXELS)
                            .mapToDouble(pixel -> Double.parseDouble(cells[pixel]))
                            .toArray());
                    labels.add(cells[PIXELS]);
                }
            }
            return new Digits(pixels, labels);
        }

        Map<String, Tensor> inputs() {
            double[] flat = pixels.stream().flatMapToDouble(Arrays::stream).toArray();
            return Map.of("X", Tensor.doubles(flat, pixels.size(), PIXELS));
        }

        double accuracy(Path model) {
            Tensor found = Objects.requireNonNull(Nets.run(model, inputs()).get("label"));
            return IntStream.range(0, labels.size())
                            .filter(i -> String.valueOf(found.value(i)).equals(labels.get(i)))
                            .count()
                    / (double) labels.size();
        }
    }

    private Path converted(String name) throws IOException {
        Path file = fixtures().resolve("compression").resolve(name + ".joblib");
        var made = (Conversion.Made)
                Conversions.convert(file, FileKinds.detect(file)).result();
        Path onnx = folder.resolve(name + ".onnx");
        OnnxFile.write(made.model().onnx(), onnx);
        return onnx;
    }

    private Made made(Path model, String recipe) throws IOException {
        Calibration rows = Calibration.of(List.of(Digits.read(false).inputs()));
        Outcome outcome = Compression.run(
                model, Recipes.find(recipe).orElseThrow(), rows, folder.resolve(recipe + ".onnx"), Progress.NONE);
        assertThat(outcome).as(recipe).isInstanceOf(Made.class);
        return (Made) outcome;
    }

    @Test
    void a_fifth_of_a_forest_s_tests_is_right_as_often() throws IOException {
        Path forest = converted("digits_forest");
        Digits test = Digits.read(true);

        Made made = made(forest, "trees-20");

        Map<String, String> how =
                made.passes().getFirst().done().getFirst().how().args();
        assertThat(test.accuracy(made.file())).isGreaterThan(test.accuracy(forest) - POINT);
        assertThat(Integer.parseInt(Objects.requireNonNull(how.get("tests"))) * 5)
                .isLessThanOrEqualTo(Integer.parseInt(Objects.requireNonNull(how.get("testsBefore"))));
        assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.3);
    }

    @Test
    void half_of_a_perceptron_s_neurons_are_right_as_often() throws IOException {
        Path perceptron = converted("digits_perceptron");
        Digits test = Digits.read(true);

        Made made = made(perceptron, "neurons-50");

        assertThat(test.accuracy(made.file())).isGreaterThan(test.accuracy(perceptron) - POINT);
        assertThat(made.passes().getFirst().done().getFirst().how().args()).containsEntry("after", "64");
        assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.52);
    }

    @Test
    void half_of_a_perceptron_s_directions_are_right_as_often() throws IOException {
        Path perceptron = converted("digits_perceptron");
        Digits test = Digits.read(true);

        Made made = made(perceptron, "low-rank-50");

        assertThat(test.accuracy(made.file())).isGreaterThan(test.accuracy(perceptron) - POINT);
        assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.52);
    }
}
