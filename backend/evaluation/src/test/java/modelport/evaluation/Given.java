package modelport.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.evaluation.Measured;
import modelport.contract.registry.Signature;
import modelport.inference.OnnxModels;
import modelport.tables.TableFile;
import modelport.tables.load.LoadPlan;
import modelport.tables.load.TableLoader;
import modelport.tables.source.SourceLimits;

/** Tables and models of tests, in a folder of theirs; the models were written by make_models.py. */
record Given(Path folder) {
    static final List<String> IRIS = List.of("setosa", "versicolor", "virginica");
    static final List<String> CANCER = List.of("benign", "malignant");

    /** One of the repository's data sets. */
    TableFile fixture(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = Objects.requireNonNull(here.getParent(), "outside of the repository");
        }
        return table(here.resolve("fixtures/data").resolve(name + ".csv"), LoadPlan.automatic());
    }

    TableFile csv(String... lines) {
        return csv(LoadPlan.automatic(), lines);
    }

    TableFile csv(LoadPlan plan, String... lines) {
        try {
            Path file = folder.resolve(UUID.randomUUID() + ".csv");
            return table(Files.writeString(file, String.join("\n", lines) + "\n"), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TableFile table(Path file, LoadPlan plan) {
        try {
            Path target = folder.resolve(UUID.randomUUID() + ".table");
            var result = TableLoader.load(
                    file, String.valueOf(file.getFileName()), plan, SourceLimits.defaults(), target, _ -> {});
            assertThat(result.refusal()).isNull();
            return TableFile.open(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String model) {
        try {
            return Path.of(Objects.requireNonNull(Given.class.getResource("models/" + model + ".onnx"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an import would find it. */
    static Signature signature(String model, List<String> classes) {
        return signature(model, classes, true);
    }

    static Signature signature(String model, List<String> classes, boolean batchInvariant) {
        Signature found = OnnxModels.inspect(file(model));
        return new Signature(found.inputs(), found.outputs(), classes, null, batchInvariant);
    }

    static ModelFile model(String model, List<String> classes) {
        Path file = file(model);
        return new ModelFile(file, Objects.requireNonNull(file.getParent()), signature(model, classes));
    }

    static Findings evaluate(ModelFile model, ModelRows rows, EvaluatorOptions options) {
        try (RowModel loaded = model.load()) {
            return Evaluator.evaluate(loaded, rows, options, Progress.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a model with a label that is called target. */
    static Findings evaluate(ModelFile model, TableFile table) {
        ModelRows rows = ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
        return evaluate(model, rows, EvaluatorOptions.plain());
    }

    /** What scikit-learn says of a model's answers. */
    static Map<String, Double> expected(String model) {
        var properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Given.class.getResourceAsStream("expected.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var expected = new TreeMap<String, Double>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(model + "."))
                .forEach(name ->
                        expected.put(name.substring(model.length() + 1), Double.valueOf(properties.getProperty(name))));
        return expected;
    }

    static double value(Findings findings, String metric) {
        return value(findings.measures(), metric);
    }

    static double value(List<Measured> measures, String metric) {
        return measures.stream()
                .filter(measured -> measured.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** In English, after a look at the Chinese. */
    static String sentence(Message message) {
        String chinese = Messages.render(message, Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese).isNotEqualTo(message.code()).doesNotContain("{");
        String english = Messages.render(message, Locale.ENGLISH);
        assertThat(english).isNotEqualTo(message.code()).doesNotContain("{");
        return english;
    }
}
