package modelport.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** scikit-learn's digits, and two models of them that are larger than they need to be. */
final class Digits {
    private Digits() {}

    /** Two rows of three, which the models have learnt from. */
    static Path training(Path folder) throws IOException {
        return part(folder, "digits-training.csv", false);
    }

    /** Every third row, which the models have not seen. */
    static Path test(Path folder) throws IOException {
        return part(folder, "digits-test.csv", true);
    }

    static Path perceptron() {
        return fixtures().resolve("compression/digits_perceptron.joblib");
    }

    static Path forest() {
        return fixtures().resolve("compression/digits_forest.joblib");
    }

    private static Path part(Path folder, String name, boolean test) throws IOException {
        List<String> lines = Files.readAllLines(fixtures().resolve("data/digits.csv"));
        Stream<String> rows =
                IntStream.range(1, lines.size()).filter(i -> i % 3 == 0 == test).mapToObj(lines::get);
        return Files.write(
                folder.resolve(name),
                Stream.concat(Stream.of(lines.getFirst()), rows).toList());
    }

    private static Path fixtures() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures");
    }
}
