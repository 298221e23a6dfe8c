package modelport.demo;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.compression.RecommendedCandidate;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.NewModel;

/** A shop's model: a network that knows clothes on pictures, made smaller, and waiting for a yes. */
final class Clothes {
    static final Slug MODEL = new Slug("clothes");
    static final Slug TEST = new Slug("clothes-test");
    static final Slug CALIBRATION = new Slug("clothes-calibration");
    static final Slug STAGING = new Slug("staging");
    static final int LARGE = 1;
    static final int SMALL = 2;

    private static final String LABEL = "label";
    /** A few that are quick and differ; the studio tries all others as well. */
    private static final List<String> RECIPES =
            List.of("int8-storage", "half-storage", "neurons-50", "low-rank-25", "magnitude-80");

    private final Cast cast;

    Clothes(Cast cast) {
        this.cast = cast;
    }

    void bring() {
        Words words = cast.words();
        dataset(TEST, "clothes-test", DatasetRole.EVALUATION);
        dataset(CALIBRATION, "clothes-calibration", DatasetRole.CALIBRATION);
        cast.author()
                .model(new NewModel(
                        MODEL,
                        words.say("clothes.title"),
                        "image-classification",
                        words.say("clothes.card"),
                        List.of("fashion-mnist", "demo")));
        List<Path> files = List.of(
                cast.luggage().file("clothes/model.onnx"), cast.luggage().file("clothes/labels.txt"));
        cast.author().version(MODEL, LARGE, files);
        cast.author().describe(MODEL, LARGE, words.say("clothes.large.title"), words.say("clothes.large.card"));
    }

    void evaluate(int version) {
        cast.author().evaluation(MODEL, version, NewEvaluation.on(TEST, null));
    }

    Slug deploy() {
        return cast.releases().deployed(MODEL, LARGE);
    }

    /** Tries some recipes, and makes the best of what they gave the second version. */
    void makeSmaller() {
        Person author = cast.author();
        var compressions = author.client().compressions();
        UUID id = compressions.list(author.project(), MODEL, LARGE, PageRequest.first()).items().stream()
                .findFirst()
                .map(Compression::id)
                .orElseGet(() -> compressions
                        .create(author.project(), MODEL, LARGE, search())
                        .compression()
                        .id());
        Compression found = Patience.until(
                cast.words().say("wait.compression", MODEL),
                () -> Optional.of(compressions.get(author.project(), id))
                        .filter(each -> each.state().isOver()));
        Words words = cast.words();
        var promotion = new Promotion(words.say("clothes.small.title"), words.say("clothes.small.card"), null);
        compressions.promote(author.project(), id, best(found), promotion);
    }

    void askFor() {
        cast.releases().inReview(MODEL, SMALL, STAGING, cast.words().say("release.clothes.notes"));
    }

    private UUID best(Compression found) {
        RecommendedCandidate recommended = found.recommended();
        if (recommended != null && recommended.id() != null) {
            return recommended.id();
        }
        return found.candidates().stream()
                .filter(each -> each.state() == CandidateState.MEASURED)
                .min(Comparator.comparing(each -> Objects.requireNonNull(each.sizeRatio())))
                .map(Candidate::id)
                .orElseThrow(() -> new DemoException(cast.words().say("no-candidate")));
    }

    private static NewCompression search() {
        var rows = new CompressionData(new DatasetChoice(TEST, null), new DatasetChoice(CALIBRATION, null));
        return new NewCompression(RECIPES, rows, new CompressionLimits(0.5, 0.02, null, null));
    }

    private void dataset(Slug name, String key, DatasetRole role) {
        Words words = cast.words();
        cast.author()
                .dataset(
                        new NewDataset(
                                name,
                                words.say("dataset." + key + ".title"),
                                words.say("dataset.clothes.card"),
                                List.of("fashion-mnist")),
                        cast.luggage().file(name + ".csv"),
                        new DatasetMetadata(LABEL, List.of(role), null, null, null, words.say("note.clothes")));
    }
}
