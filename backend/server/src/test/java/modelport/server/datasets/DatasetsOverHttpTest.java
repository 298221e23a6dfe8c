package modelport.server.datasets;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import modelport.contract.DatasetsApi;
import modelport.contract.DatasetsContract;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetVersion;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;

@MicronautTest(transactional = false)
class DatasetsOverHttpTest extends DatasetsContract {
    @Inject
    Bench bench;

    @Inject
    Shelf shelf;

    @Override
    protected DatasetsApi datasets() {
        return bench.client().datasets();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected UUID upload(String filename, String text) {
        return bench.upload(filename, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected DatasetVersion settled(Slug dataset, int number) {
        return shelf.settled(dataset, number);
    }
}
