package modelport.server.compression;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.CompressionsApi;
import modelport.contract.Message;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.NewCompression;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.jobs.Job;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.datasets.Shelf;
import modelport.server.imports.Bench;
import modelport.server.jobs.Jobs;

/** Where tests make models smaller: some that scikit-learn trained on digits, and the digits. */
@Singleton
public final class Studio {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Bench bench;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Map<String, DatasetChoice> datasets = new HashMap<>();

    Studio(Bench bench, Shelf shelf, Jobs jobs) {
        this.bench = bench;
        this.shelf = shelf;
        this.jobs = jobs;
    }

    public CompressionsApi compressions() {
        return bench.client().compressions();
    }

    /** A version that is made of a file of the fixtures. */
    public Version imported(String file) {
        Path path = fixtures().resolve(file);
        Version version =
                bench.imported(bench.model(), null, bench.upload(String.valueOf(path.getFileName()), bytes(path)));
        if (version.state() != VersionState.READY) {
            throw new AssertionError(String.valueOf(version.reason()));
        }
        return version;
    }

    /** A version that makes vectors of texts. */
    public Version miniLm() {
        return bench.imported(
                bench.model(),
                null,
                bench.upload("model.onnx", resource("/all-minilm-l6-v2.onnx")),
                bench.upload("tokenizer.json", resource("/all-minilm-l6-v2-tokenizer.json")));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Studio.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digits that the models have never seen. */
    public DatasetChoice unseenDigits() {
        return digits(row -> row % 3 == 2);
    }

    /** The digits that they were trained on. */
    public DatasetChoice knownDigits() {
        return digits(row -> row % 3 != 2);
    }

    private DatasetChoice digits(IntPredicate chosen) {
        List<String> lines = new String(bytes(fixtures().resolve("data/digits.csv")), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String text = Stream.concat(
                        Stream.of(lines.getFirst()),
                        IntStream.range(0, lines.size() - 1).filter(chosen).mapToObj(row -> lines.get(row + 1)))
                .collect(Collectors.joining("\n"));
        return dataset(text);
    }

    /**
     * A dataset with one version, whose label is {@code target} where it has such a column; read once per test class.
     */
    public DatasetChoice dataset(String csv) {
        return datasets.computeIfAbsent(csv, this::read);
    }

    private DatasetChoice read(String csv) {
        var read = shelf.read("rows.csv", csv.getBytes(StandardCharsets.UTF_8), DatasetMetadata.nothing());
        return new DatasetChoice(read.dataset(), read.number());
    }

    /** What it takes to search a version with these recipes. */
    public static NewCompression wanted(DatasetChoice rows, String... recipes) {
        return new NewCompression(List.of(recipes), new CompressionData(rows, null), CompressionLimits.none());
    }

    public Compression start(Version version, NewCompression wanted) {
        return compressions()
                .create(TestPeople.LAB, version.model(), version.number(), wanted)
                .compression();
    }

    public Compression get(UUID compression) {
        return compressions().get(TestPeople.LAB, compression);
    }

    /** Waits until a search is over. */
    public Compression over(Compression compression) {
        if (!jobs.await(compression.job(), LONG)) {
            throw new AssertionError("it takes too long: " + get(compression.id()));
        }
        return get(compression.id());
    }

    /** Waits until so many recipes have come to an end. */
    public Compression tried(Compression compression, int count) {
        Eventually.until(
                count + " recipes are over",
                () -> get(compression.id()).candidates().stream()
                                .filter(candidate -> candidate.state() != CandidateState.WAITING)
                                .count()
                        >= count);
        return get(compression.id());
    }

    /** Kills the process of a search in the middle of a recipe, as a lack of memory would. */
    public void killWhileStudentLearns(Compression compression, int attempt) {
        Eventually.until("the student learns in attempt " + attempt, () -> {
            Job job = bench.client().jobs().get(compression.job());
            Message step = job.step();
            return job.attempt() == attempt && step != null && step.code().equals("compression.learning");
        });
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ExitOnOutOfMemoryError"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** The candidate of a recipe. */
    public static Candidate candidate(Compression compression, String recipe) {
        return compression.candidates().stream()
                .filter(candidate -> candidate.recipe().equals(recipe))
                .findFirst()
                .orElseThrow();
    }

    static Path fixtures() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
