package modelport.evaluation;

import static modelport.evaluation.Given.CANCER;
import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.sentence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.evaluation.Answers.Compared;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.PairedClassification;
import modelport.statistics.classification.ScoreKind;
import modelport.tables.TableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void start() {
        given = new Given(folder);
    }

    @Test
    void differences_are_those_of_the_pairs_themselves() throws IOException {
        TableFile table = given.fixture("iris");
        var options = ClassificationOptions.of(3, ScoreKind.PROBABILITY);
        var paired = new PairedClassification(options);
        double[][] first = probabilities("iris", table);
        double[][] second = probabilities("iris_weak", table);
        for (int row = 0; row < first.length; row++) {
            paired.add(row / 50, likeliest(first[row]), likeliest(second[row]), first[row], second[row]);
        }

        Compared compared = Answers.compare(answered("iris", table).answers, answered("iris_weak", table).answers);

        assertThat(compared.reason()).isNull();
        assertThat(compared.differences())
                .isEqualTo(paired.differences().stream().map(Reports::moved).toList());
        var labels = Objects.requireNonNull(compared.labels());
        assertThat(labels.same()).isEqualTo(paired.flips().same());
        assertThat(labels.rightToWrong()).isEqualTo(paired.flips().rightToWrong());
        assertThat(labels.wrongToRight()).isEqualTo(paired.flips().wrongToRight());
        assertThat(labels.wrongToWrong()).isEqualTo(paired.flips().wrongToWrong());
        assertThat(labels.pValue()).isEqualTo(paired.mcNemar().midP());
    }

    @Test
    void differences_are_between_the_metrics_of_both_evaluations() throws IOException {
        TableFile table = given.fixture("iris");
        Answered first = answered("iris", table);
        Answered second = answered("iris_weak", table);

        List<Moved> moves = Answers.compare(first.answers, second.answers).differences();

        assertThat(moves).extracting(Moved::metric).contains("accuracy", "f1-macro", "roc-auc-macro", "log-loss");
        for (Moved moved : moves) {
            assertConsistent(first.findings, moved.metric(), moved.first());
            assertConsistent(second.findings, moved.metric(), moved.second());
        }
        assertThat(moves.getFirst().verdict()).isEqualTo(Moved.Verdict.WORSE);
    }

    @Test
    void numbers_are_compared_too() throws IOException {
        TableFile table = given.fixture("diabetes");
        Answered first = answered("diabetes", List.of(), table);
        Answered second = answered("diabetes_weak", List.of(), table);

        Compared compared = Answers.compare(first.answers, second.answers);

        assertThat(compared.labels()).isNull();
        assertThat(compared.differences()).extracting(Moved::metric).contains("mae", "rmse", "r2");
        for (Moved moved : compared.differences()) {
            assertConsistent(first.findings, moved.metric(), moved.first());
            assertConsistent(second.findings, moved.metric(), moved.second());
        }
        Quality.Judgement judgement = Quality.ERROR.judge(first.findings, second.findings, compared);
        assertThat(judgement.loss()).isCloseTo(59.372343 / 54.491948 - 1, within(1e-6));
        assertThat(Objects.requireNonNull(judgement.moved()).verdict()).isEqualTo(Moved.Verdict.WORSE);
        assertThat(sentence(Quality.ERROR.meaning())).startsWith("Growth of the error");
    }

    @Test
    void the_order_of_the_classes_makes_no_difference() throws IOException {
        TableFile table = given.fixture("iris");
        Answered first = answered("iris", table);
        Answered turned = answered("iris_turned", IRIS.reversed(), table);

        Compared compared = Answers.compare(first.answers, turned.answers);

        assertThat(compared.reason()).isNull();
        assertThat(Objects.requireNonNull(compared.labels()).same()).isEqualTo(150);
        assertThat(compared.differences()).allMatch(moved -> Math.abs(moved.difference()) < 1e-6);
    }

    @Test
    void where_scores_would_be_too_many_what_they_lose_is_kept() throws IOException {
        TableFile table = given.fixture("iris");
        List<Moved> kept = Answers.compare(answered("iris", table).answers, answered("iris_weak", table).answers)
                .differences();

        List<Moved> lost = Answers.compare(losses("iris", table), losses("iris_weak", table))
                .differences();

        assertThat(lost)
                .extracting(Moved::metric)
                .contains("accuracy", "log-loss", "brier")
                .doesNotContain("roc-auc-macro");
        assertThat(kept).containsAll(lost);
    }

    private Answers losses(String name, TableFile table) throws IOException {
        Path file = folder.resolve(UUID.randomUUID() + ".answers");
        ModelFile model = model(name, IRIS);
        ModelRows rows = ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
        var reader = new AnswerReader(rows, ScoreKind.PROBABILITY);
        try (RowModel loaded = model.load();
                RowReader source = rows.reader(List.of(), rows.batchSize());
                AnswersWriter writer = AnswersWriter.of(rows, ScoreKind.PROBABILITY, file, 449)) {
            while (source.hasNext()) {
                RowBatch batch = source.next();
                RowAnswers answers = reader.answers(loaded.run(batch.inputs()), batch.rows());
                writer.add(batch, reader.truths(batch), answers);
            }
            writer.finish();
        }
        return Answers.open(file);
    }

    @Test
    void margins_beside_probabilities_are_ranked_only() throws IOException {
        TableFile table = given.fixture("iris");

        Compared compared = Answers.compare(answered("iris", table).answers, answered("iris_margins", table).answers);

        assertThat(compared.differences())
                .extracting(Moved::metric)
                .contains("roc-auc-macro")
                .doesNotContain("log-loss");
    }

    @Test
    void a_version_loses_points_of_accuracy() throws IOException {
        TableFile table = given.fixture("iris");
        Answered first = answered("iris", table);
        Answered second = answered("iris_weak", table);

        Quality.Judgement judgement =
                Quality.ACCURACY.judge(first.findings, second.findings, Answers.compare(first.answers, second.answers));

        assertThat(judgement.quality().value()).isCloseTo(0.853333, within(1e-6));
        assertThat(judgement.loss()).isCloseTo(0.106667, within(1e-6));
        assertThat(Objects.requireNonNull(judgement.moved()).difference()).isCloseTo(-0.106667, within(1e-6));
        for (Quality quality : Quality.values()) {
            assertThat(sentence(quality.meaning())).isNotBlank();
        }
    }

    @Test
    void other_rows_other_classes_and_other_answers_do_not_fit() throws IOException {
        Answers iris = answered("iris", given.fixture("iris")).answers;
        Answers few = answered(
                        "iris", given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "6.0,3.0,5.0,2.0,virginica"))
                .answers;
        Answers other = answered(
                        "iris", given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "6.0,3.0,5.0,2.0,setosa"))
                .answers;
        Answers cancer = answered("cancer", CANCER, given.fixture("breast_cancer")).answers;
        Answers diabetes = answered("diabetes", List.of(), given.fixture("diabetes")).answers;
        Answers places = answered(
                        "places",
                        List.of(),
                        given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,1", "6.0,3.0,5.0,2.0,5"),
                        ModelRowsOptions.labelled("target").withTask("classification"))
                .answers;

        assertThat(reason(iris, few)).isEqualTo("The two were measured on different rows.");
        assertThat(reason(few, other)).isEqualTo("The two were measured on different rows.");
        assertThat(reason(iris, cancer)).isEqualTo("The two were measured on different rows.");
        assertThat(reason(few, places)).isEqualTo("The two have different classes.");
        assertThat(reason(iris, diabetes)).isEqualTo("The two give different kinds of answers.");
    }

    @Test
    void a_file_that_was_cut_or_changed_is_refused() throws IOException {
        Path file = file("iris", IRIS, given.fixture("iris"));
        byte[] bytes = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged");

        for (int length : new int[] {0, 7, 40, 100, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Answers.open(damaged)).isInstanceOf(DamagedAnswersException.class);
        }
        for (int place = 0; place < bytes.length; place += 13) {
            byte[] changed = bytes.clone();
            changed[place] ^= 0x10;
            Files.write(damaged, changed);
            assertThatThrownBy(() -> Answers.open(damaged)).isInstanceOf(DamagedAnswersException.class);
        }
        assertThat(Answers.open(file).rows()).isEqualTo(150);
    }

    private static void assertConsistent(Findings findings, String metric, double value) {
        Measured found = findings.find(metric).orElseThrow();
        assertThat(value).as(metric).isCloseTo(found.value(), within(1e-12 * Math.max(1, Math.abs(value))));
    }

    private static String reason(Answers first, Answers second) throws IOException {
        Message reason = Objects.requireNonNull(Answers.compare(first, second).reason());
        return sentence(reason);
    }

    private Answered answered(String model, TableFile table) throws IOException {
        return answered(model, IRIS, table);
    }

    private Answered answered(String model, List<String> classes, TableFile table) throws IOException {
        return answered(model, classes, table, ModelRowsOptions.labelled("target"));
    }

    private Answered answered(String model, List<String> classes, TableFile table, ModelRowsOptions options)
            throws IOException {
        Path file = folder.resolve(UUID.randomUUID() + ".answers");
        ModelFile found = model(model, classes);
        ModelRows rows = ModelRows.bind(found.signature(), table, options);
        Findings findings = Given.evaluate(found, rows, EvaluatorOptions.plain().withAnswers(file));
        return new Answered(findings, Answers.open(file), file);
    }

    private Path file(String model, List<String> classes, TableFile table) throws IOException {
        return answered(model, classes, table).file;
    }

    private static double[][] probabilities(String name, TableFile table) {
        ModelFile model = model(name, IRIS);
        ModelRows rows = ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
        double[][] probabilities = new double[150][3];
        try (RowModel loaded = model.load();
                var inputs = rows.inputs()) {
            List<Tensor> answers = inputs.map(loaded::run)
                    .map(outputs -> Objects.requireNonNull(outputs.get("probabilities")))
                    .toList();
            var all = (NumberTensor) Tensor.concat(answers);
            for (int i = 0; i < 450; i++) {
                probabilities[i / 3][i % 3] = all.number(i);
            }
        }
        return probabilities;
    }

    private static int likeliest(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    private record Answered(Findings findings, Answers answers, Path file) {}
}
