package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Messages;
import modelport.contract.Slug;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Measured;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By REST: a model and data are brought, the model is measured, made smaller, promoted, and held against its parent.
 */
class CompressionJourney {
    private static final double POINT = 0.01;

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    @Test
    void half_of_a_perceptron_s_neurons_go_and_it_stays_as_good() throws Exception {
        try (var installation = new Installation(home)) {
            var platform = Platform.of(installation);
            platform.bring("digits-training", Digits.training(files), DatasetRole.CALIBRATION);
            platform.bring("digits-test", Digits.test(files), DatasetRole.EVALUATION);

            makeSmaller(platform, "perceptron", Digits.perceptron(), "neurons-50", 0.52);
        }
    }

    private static void makeSmaller(Platform platform, String model, Path file, String recipe, double size) {
        platform.register(model);
        int parent = platform.upload(model, file);
        assertThat(platform.awaitImported(model, parent).state()).isEqualTo(VersionState.READY);
        Evaluation before = platform.evaluate(model, parent, "digits-test");
        assertThat(before.state()).as("%s", before.reason()).isEqualTo(EvaluationState.READY);
        assertThat(before.rows()).isEqualTo(599);

        Compression search = compress(platform, model, parent, List.of(recipe, "trees-20"));
        Candidate candidate = search.candidates().stream()
                .filter(each -> each.recipe().equals(recipe))
                .findFirst()
                .orElseThrow();
        assertThat(candidate.state()).as("%s", candidate.reason()).isEqualTo(CandidateState.MEASURED);
        assertThat(candidate.sizeRatio()).isLessThan(size);
        assertThat(candidate.qualityLoss()).isLessThan(POINT);
        assertThat(search.candidates()).allSatisfy(CompressionJourney::isMeasuredOrSaysWhyNot);
        assertThat(Objects.requireNonNull(search.parent()).quality().value())
                .isCloseTo(before.headline().getFirst().value(), within(1e-12));

        Version promoted = platform.client()
                .compressions()
                .promote(Platform.PROJECT, search.id(), candidate.id(), Promotion.plain());
        assertThat(promoted.parent()).isEqualTo(parent);
        assertThat(promoted.origin()).isEqualTo("COMPRESSION");
        assertThat(promoted.state()).isEqualTo(VersionState.READY);
        platform.deploy(model, promoted.number());
        Evaluation after = platform.evaluate(model, promoted.number(), "digits-test");
        Measured quality = Objects.requireNonNull(candidate.figures()).quality();
        assertThat(after.headline().getFirst().value()).isCloseTo(quality.value(), within(1e-12));

        Comparison comparison = platform.client()
                .evaluations()
                .compare(
                        Platform.PROJECT,
                        new Slug(model),
                        List.of(parent, promoted.number()),
                        new DatasetChoice(new Slug("digits-test"), null));
        Comparison.Pair pair = comparison.pairs().getFirst();
        assertThat(pair.reason()).isNull();
        assertThat(pair.differences())
                .filteredOn(moved -> moved.metric().equals("accuracy"))
                .singleElement()
                .satisfies(moved -> assertThat(moved.difference())
                        .isCloseTo(
                                after.headline().getFirst().value()
                                        - before.headline().getFirst().value(),
                                within(1e-12)));
    }

    private static Compression compress(Platform platform, String model, int version, List<String> recipes) {
        var data = new CompressionData(
                new DatasetChoice(new Slug("digits-test"), null), new DatasetChoice(new Slug("digits-training"), null));
        UUID id = platform.client()
                .compressions()
                .create(Platform.PROJECT, new Slug(model), version, new NewCompression(recipes, data, null))
                .compression()
                .id();
        Platform.await(
                "compression of " + model,
                () -> platform.client()
                        .compressions()
                        .get(Platform.PROJECT, id)
                        .state()
                        .isOver());
        Compression search = platform.client().compressions().get(Platform.PROJECT, id);
        assertThat(search.state()).as("%s", search.reason()).isEqualTo(CompressionState.DONE);
        return search;
    }

    private static void isMeasuredOrSaysWhyNot(Candidate candidate) {
        if (candidate.state() != CandidateState.MEASURED) {
            assertThat(candidate.state()).as(candidate.recipe()).isEqualTo(CandidateState.UNFIT);
            assertThat(Messages.render(Objects.requireNonNull(candidate.reason()), Locale.ENGLISH))
                    .contains(" ");
        }
    }
}
