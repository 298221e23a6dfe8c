package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Versions as imports leave them. */
public final class Samples {
    public static final String DIGEST = "9f41c07be2d85a6634170bd9c2ae5f0871d3b6e4a95c2f18d07e3b9146ca52d7";

    private Samples() {}

    /** Four numbers in, one of three classes out. */
    public static Signature flowers() {
        return new Signature(
                List.of(new TensorSpec("features", DataType.FP32, List.of(-1L, 4L), List.of("batch", ""))),
                List.of(
                        new TensorSpec("label", DataType.INT64, List.of(-1L), List.of("batch")),
                        new TensorSpec("probabilities", DataType.FP32, List.of(-1L, 3L), List.of("batch", ""))),
                List.of("setosa", "versicolor", "virginica"),
                null,
                true);
    }

    /** Texts in, vectors out. */
    public static Signature sentences() {
        return new Signature(
                List.of(
                        new TensorSpec("input_ids", DataType.INT64, List.of(-1L, -1L), List.of("batch", "sequence")),
                        new TensorSpec(
                                "attention_mask", DataType.INT64, List.of(-1L, -1L), List.of("batch", "sequence")),
                        new TensorSpec(
                                "token_type_ids", DataType.INT64, List.of(-1L, -1L), List.of("batch", "sequence"))),
                List.of(new TensorSpec(
                        "last_hidden_state", DataType.FP32, List.of(-1L, -1L, 384L), List.of("batch", "sequence", ""))),
                List.of(),
                new TextInput("tokenizer.json", 256, Pooling.MEAN, true),
                true);
    }

    /** Texts in, one of six queues out. */
    public static Signature tickets() {
        return new Signature(
                sentences().inputs(),
                List.of(new TensorSpec("logits", DataType.FP32, List.of(-1L, 6L), List.of("batch", ""))),
                List.of("billing", "delivery", "returns", "account", "product", "other"),
                new TextInput("tokenizer.json", 128, Pooling.NONE, false),
                true);
    }

    /** Pictures in, a thousand classes out. */
    public static Signature pictures() {
        return new Signature(
                List.of(new TensorSpec("input", DataType.FP32, List.of(-1L, 3L, 224L, 224L), List.of("N", "", "", ""))),
                List.of(new TensorSpec("output", DataType.FP32, List.of(-1L, 1000L), List.of("N", ""))),
                List.of(),
                null,
                false);
    }

    /** A version that can be deployed. */
    public static Version ready(Slug model, int number, Signature signature, Instant at) {
        boolean text = signature.text() != null;
        var files = text
                ? List.of(
                        file("model.onnx", 22_900_000, "onnx", Verdict.ACCEPTED, null),
                        file("tokenizer.json", 712_000, "tokenizer", Verdict.ACCEPTED, null),
                        file("README.md", 4_100, "text", Verdict.IGNORED, null))
                : List.of(
                        file("model.onnx", 1_240_000, "onnx", Verdict.ACCEPTED, null),
                        file("labels.txt", 31, "labels", Verdict.ACCEPTED, null));
        var facts = text
                ? new Facts(
                        22_713_216,
                        Map.of(
                                "MatMul",
                                48,
                                "Add",
                                73,
                                "Gather",
                                9,
                                "LayerNormalization",
                                13,
                                "Softmax",
                                6,
                                "Gelu",
                                6,
                                "Reshape",
                                24,
                                "Transpose",
                                24,
                                "Unsqueeze",
                                4,
                                "Mul",
                                12),
                        Map.of("", 17L),
                        8,
                        "pytorch 2.3.1",
                        8.9,
                        4,
                        "generated",
                        null,
                        null)
                : new Facts(
                        41_200,
                        Map.of("TreeEnsembleClassifier", 1, "Cast", 2, "ZipMap", 1),
                        Map.of("", 15L, "ai.onnx.ml", 3L),
                        8,
                        "skl2onnx 1.17.0",
                        0.21,
                        16,
                        "samples",
                        2.2e-16,
                        null);
        return version(model, number, VersionState.READY, null, signature, facts, files, at);
    }

    /** A version whose file was refused. */
    public static Version rejected(Slug model, int number, Message reason, Instant at) {
        return version(
                model,
                number,
                VersionState.REJECTED,
                reason,
                null,
                null,
                List.of(
                        file("model.onnx", 8_400_000, "onnx", Verdict.REFUSED, reason),
                        file("labels.txt", 31, "labels", Verdict.ACCEPTED, null)),
                at);
    }

    /** A version whose import broke down. */
    public static Version failed(Slug model, int number, Message reason, UUID job, Instant at) {
        Version version = version(
                model,
                number,
                VersionState.FAILED,
                reason,
                null,
                null,
                List.of(file("model.onnx", 8_400_000, "onnx", Verdict.PENDING, null)),
                at);
        return withJob(version, job);
    }

    /** The same, imported by this job. */
    public static Version withJob(Version v, @Nullable UUID job) {
        return new Version(
                v.id(),
                v.model(),
                v.number(),
                v.title(),
                v.card(),
                v.tags(),
                v.state(),
                v.reason(),
                v.digest(),
                v.format(),
                v.notServable(),
                v.signature(),
                v.facts(),
                v.files(),
                v.parent(),
                v.origin(),
                v.size(),
                v.createdBy(),
                v.createdAt(),
                job,
                v.endpoints(),
                v.rowVersion());
    }

    /** The same with other findings. */
    static Version with(Version v, String format, @Nullable Facts facts, List<VersionFile> files) {
        return new Version(
                v.id(),
                v.model(),
                v.number(),
                v.title(),
                v.card(),
                v.tags(),
                v.state(),
                v.reason(),
                v.digest(),
                format,
                null,
                v.signature(),
                facts,
                files,
                v.parent(),
                v.origin(),
                files.stream().mapToLong(VersionFile::size).sum(),
                v.createdBy(),
                v.createdAt(),
                v.job(),
                v.endpoints(),
                v.rowVersion());
    }

    /** A smaller version, made of this one. */
    static Version derived(Version v, int number, String title, String card) {
        return new Version(
                UUID.randomUUID(),
                v.model(),
                number,
                title,
                card,
                List.of(),
                VersionState.READY,
                null,
                digestOf(title),
                v.format(),
                v.notServable(),
                v.signature(),
                v.facts(),
                v.files(),
                v.number(),
                "COMPRESSION",
                v.size() / 4,
                "ada",
                FakeModelport.now(),
                null,
                List.of(),
                1);
    }

    static Version tuned(Slug model, int number, String title, String card) {
        Version v = ready(model, number, flowers(), FakeModelport.now());
        return new Version(
                v.id(),
                model,
                number,
                title,
                card,
                List.of(),
                VersionState.READY,
                null,
                digestOf(title + number),
                v.format(),
                v.notServable(),
                v.signature(),
                v.facts(),
                v.files(),
                null,
                "TUNING",
                v.size(),
                "ada",
                v.createdAt(),
                null,
                List.of(),
                1);
    }

    /** The same, after a newer scan has refused its first file. */
    public static Version refusedSince(Version v) {
        var files = new ArrayList<>(v.files());
        VersionFile first = files.getFirst();
        Message why = Message.of("onnx.domain", "domain", "com.example", "file", first.path());
        files.set(0, file(first.path(), first.size(), first.kind(), Verdict.REFUSED, why));
        return with(v, Objects.requireNonNullElse(v.format(), "ONNX"), v.facts(), files);
    }

    private static VersionFile file(String path, long size, String kind, Verdict verdict, @Nullable Message reason) {
        return new VersionFile(path, size, digestOf(path), kind, verdict, reason, List.of());
    }

    static String digestOf(String path) {
        String digest = Integer.toHexString(path.hashCode() * 31) + DIGEST.substring(8);
        return digest.substring(0, 64 - 8) + "1f00beef";
    }

    private static Version version(
            Slug model,
            int number,
            VersionState state,
            @Nullable Message reason,
            @Nullable Signature signature,
            @Nullable Facts facts,
            List<VersionFile> files,
            Instant at) {
        return new Version(
                UUID.randomUUID(),
                model,
                number,
                "",
                "",
                List.of(),
                state,
                reason,
                state == VersionState.READY ? DIGEST : null,
                state == VersionState.READY ? "ONNX" : null,
                null,
                signature,
                facts,
                files,
                null,
                "UPLOAD",
                files.stream().mapToLong(VersionFile::size).sum(),
                "ada",
                at,
                null,
                List.of(),
                1);
    }
}
