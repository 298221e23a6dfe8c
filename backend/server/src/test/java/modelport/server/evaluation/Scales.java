package modelport.server.evaluation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.EvaluationsApi;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.VersionMetadata;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.datasets.Shelf;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import org.jspecify.annotations.Nullable;

/** Where tests have models measured, as max does who contributes to the lab. */
@Singleton
public final class Scales {
    /** The classes of {@link SampleModels#classifier} where its owner names them. */
    static final List<String> CLASSES = List.of("0", "1", "2");

    private final Bench bench;
    private final Shelf shelf;
    private @Nullable DatasetVersion iris;

    Scales(Bench bench, Shelf shelf) {
        this.bench = bench;
        this.shelf = shelf;
    }

    EvaluationsApi evaluations() {
        return bench.client().evaluations();
    }

    /** A model with versions that tell three classes apart, not all of them well. */
    public Slug classifiers(float... seeds) {
        Slug model = bench.model();
        var classes = new VersionMetadata(null, null, null, null, null, Map.of("classes", CLASSES));
        for (float seed : seeds) {
            bench.imported(model, classes, bench.upload("model.onnx", SampleModels.classifier(seed)));
        }
        return model;
    }

    /** A model of these files, each a version that comes from the one before. */
    Slug model(byte[]... files) {
        Slug model = bench.model();
        for (int i = 0; i < files.length; i++) {
            Integer parent = i == 0 ? null : i;
            var metadata = new VersionMetadata(null, null, null, parent, null, null);
            bench.imported(model, metadata, bench.upload("model.onnx", files[i]));
        }
        return model;
    }

    /** The flowers with numbers for classes, as scikit-learn's models name them, and a column to tell rows apart. */
    public DatasetVersion iris() {
        if (iris == null) {
            iris = readIris();
        }
        return iris;
    }

    /** The same, as a dataset of its own. */
    DatasetVersion readIris() {
        return dataset(
                "iris.csv",
                fixture("iris.csv")
                        .replace(",setosa", ",0,small")
                        .replace(",versicolor", ",1,large")
                        .replace(",virginica", ",2,large")
                        .replace("petal_width,target", "petal_width,target,size"),
                "target");
    }

    public DatasetVersion dataset(String filename, String text, @Nullable String label) {
        var metadata = new DatasetMetadata(label, null, null, null, null, null);
        DatasetVersion version = shelf.read(filename, text.getBytes(StandardCharsets.UTF_8), metadata);
        if (version.reason() != null) {
            throw new AssertionError(version.reason());
        }
        return version;
    }

    static String fixture(String name) {
        try {
            return Files.readString(Path.of("../../fixtures/data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Measures without waiting for the end. */
    Evaluation begun(Slug model, int version, NewEvaluation wishes) {
        return evaluations().create(TestPeople.LAB, model, version, wishes).evaluation();
    }

    /** Measures, and waits for the end, whichever that is. */
    Evaluation over(Slug model, int version, NewEvaluation wishes) {
        return settled(begun(model, version, wishes).id());
    }

    /** Measures well. */
    public Evaluation ready(Slug model, int version, NewEvaluation wishes) {
        Evaluation evaluation = over(model, version, wishes);
        if (evaluation.state() != EvaluationState.READY) {
            throw new AssertionError(evaluation.reason());
        }
        return evaluation;
    }

    Evaluation settled(UUID evaluation) {
        Eventually.until(
                "evaluation " + evaluation + " is over",
                () -> get(evaluation).state().isOver());
        return get(evaluation);
    }

    Evaluation get(UUID evaluation) {
        return evaluations().get(TestPeople.LAB, evaluation);
    }

    /** Everything that is quick to measure. */
    public static NewEvaluation quick(DatasetVersion dataset) {
        return new NewEvaluation(dataset.dataset(), dataset.number(), null, null, null, null, null, false);
    }
}
