package modelport.server.datasets;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.contract.DatasetsApi;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.registry.VersionState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;

/** Where tests bring samples, as max does who contributes to the lab. */
@Singleton
public final class Shelf {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Bench bench;

    Shelf(Bench bench) {
        this.bench = bench;
    }

    public DatasetsApi datasets() {
        return bench.client().datasets();
    }

    /** A dataset without versions, with a name of its own. */
    public Slug dataset() {
        var name = new Slug("dataset-" + COUNT.incrementAndGet());
        return datasets()
                .create(TestPeople.LAB, new NewDataset(name, null, null, null))
                .name();
    }

    /** Makes a version of a file, and waits until it is read. */
    public DatasetVersion read(String filename, byte[] bytes, DatasetMetadata metadata) {
        UUID upload = bench.upload(filename, bytes);
        Slug dataset = dataset();
        datasets().createVersion(TestPeople.LAB, dataset, NewDatasetVersion.of(upload, metadata));
        return settled(dataset, 1);
    }

    /** Waits until a version is read. */
    public DatasetVersion settled(Slug dataset, int number) {
        Eventually.until(
                "version " + number + " of " + dataset + " is read",
                () -> get(dataset, number).state() != VersionState.IMPORTING);
        return get(dataset, number);
    }

    public DatasetVersion get(Slug dataset, int number) {
        return datasets().version(TestPeople.LAB, dataset, number);
    }
}
