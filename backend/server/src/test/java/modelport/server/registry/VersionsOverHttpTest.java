package modelport.server.registry;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.VersionsApi;
import modelport.contract.VersionsContract;
import modelport.contract.registry.Version;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;

@MicronautTest(transactional = false)
class VersionsOverHttpTest extends VersionsContract {
    @Inject
    Bench bench;

    @Override
    protected VersionsApi versions() {
        return bench.client().versions();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected Slug model(String name) {
        return bench.model(name);
    }

    @Override
    protected UUID goodUpload() {
        return bench.upload("model.onnx", SampleModels.classifier(1));
    }

    @Override
    protected UUID badUpload() {
        return bench.upload("notes.txt", SampleModels.text("nothing to run"));
    }

    @Override
    protected Version imported(Slug model, int number) {
        return bench.settled(model, number);
    }
}
