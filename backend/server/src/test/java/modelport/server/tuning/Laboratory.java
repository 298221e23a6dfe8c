package modelport.server.tuning;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.TuningsApi;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.Tuning;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.datasets.Shelf;
import modelport.server.imports.Bench;
import modelport.server.jobs.Jobs;

/** Where tests tune models. */
@Singleton
public final class Laboratory {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Bench bench;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Map<String, DatasetChoice> datasets = new HashMap<>();

    Laboratory(Bench bench, Shelf shelf, Jobs jobs) {
        this.bench = bench;
        this.shelf = shelf;
        this.jobs = jobs;
    }

    public TuningsApi tunings() {
        return bench.client().tunings();
    }

    /** A dataset with one version whose last column is its label; read once per test class. */
    public DatasetChoice dataset(String csv) {
        return datasets.computeIfAbsent(csv, text -> {
            String header = text.lines().findFirst().orElseThrow();
            String label = header.substring(header.lastIndexOf(',') + 1);
            var metadata = new DatasetMetadata(label, null, null, null, null, null);
            var read = shelf.read("rows.csv", text.getBytes(StandardCharsets.UTF_8), metadata);
            return new DatasetChoice(read.dataset(), read.number());
        });
    }

    /** One of the fixtures. */
    public DatasetChoice fixture(String name) {
        return dataset(text(name));
    }

    static String text(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        try {
            return Files.readString(here.resolve("fixtures/data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Tuning start(NewTuning wanted) {
        return tunings().create(TestPeople.LAB, wanted).tuning();
    }

    public Tuning get(UUID tuning) {
        return tunings().get(TestPeople.LAB, tuning);
    }

    /** Waits until a tuning is over. */
    public Tuning over(Tuning tuning) {
        if (!jobs.await(tuning.job(), LONG)) {
            throw new AssertionError("it takes too long: " + get(tuning.id()));
        }
        return get(tuning.id());
    }

    /** Waits until so many scores are known. */
    public Tuning scored(Tuning tuning, int count) {
        Eventually.until(count + " scores are known", () -> get(tuning.id()).fitsDone() >= count);
        return get(tuning.id());
    }

    /** All settings, page by page. */
    public List<Trial> trials(Tuning tuning, TrialOrder order) {
        var trials = new ArrayList<Trial>();
        PageRequest next = new PageRequest(4, null, null);
        while (true) {
            Page<Trial> page = tunings().trials(TestPeople.LAB, tuning.id(), order, next);
            trials.addAll(page.items());
            if (page.next() == null) {
                return trials;
            }
            next = new PageRequest(4, page.next(), null);
        }
    }

    /** Kills every process that this one has started for a job, as a lack of memory would. */
    public static void killChildren() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ExitOnOutOfMemoryError"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
