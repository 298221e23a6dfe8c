package modelport.ui.fakes;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import org.jspecify.annotations.Nullable;

/** What an import finds, by the names of the files: .onnx and .zip are models, .pkl and .joblib are converted. */
final class Findings {
    private Findings() {}

    static Version of(Version old, List<String> names, @Nullable Samples samples) {
        Version like = like(old, names, samples);
        return new Version(
                old.id(),
                old.model(),
                old.number(),
                old.title(),
                old.card(),
                old.tags(),
                like.state(),
                like.reason(),
                like.digest(),
                like.format(),
                like.notServable(),
                like.signature(),
                like.facts(),
                like.files(),
                old.parent(),
                old.origin(),
                like.files().stream().mapToLong(VersionFile::size).sum(),
                old.createdBy(),
                old.createdAt(),
                old.job(),
                old.endpoints(),
                old.rowVersion() + 1);
    }

    private static Version like(Version old, List<String> names, @Nullable Samples samples) {
        if (names.stream().anyMatch(name -> name.contains("harmful"))) {
            return Converted.harmful(old.model(), old.number(), old.createdAt());
        }
        if (names.stream().anyMatch(name -> name.endsWith(".pkl") || name.endsWith(".joblib"))) {
            Double difference = samples == null ? null : 2.2e-16;
            return Converted.ready(
                    old.model(),
                    old.number(),
                    Converted.pipeline(),
                    Converted.passengers(),
                    difference,
                    old.createdAt());
        }
        boolean good = names.stream().anyMatch(name -> name.endsWith(".onnx") || name.endsWith(".zip"));
        Version like = good
                ? modelport.ui.fakes.Samples.ready(
                        old.model(), old.number(), modelport.ui.fakes.Samples.flowers(), old.createdAt())
                : modelport.ui.fakes.Samples.rejected(
                        old.model(), old.number(), Message.of("formats.no-model"), old.createdAt());
        return modelport.ui.fakes.Samples.with(like, "ONNX", like.facts(), files(names, good));
    }

    private static List<VersionFile> files(List<String> names, boolean good) {
        return names.stream()
                .map(name -> Converted.file(
                        name,
                        1_240_000,
                        good ? "onnx" : "text",
                        good ? Verdict.ACCEPTED : Verdict.REFUSED,
                        null,
                        List.of()))
                .toList();
    }
}
