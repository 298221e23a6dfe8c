package modelport.ui.fakes;

import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.VersionsApi;
import modelport.contract.VersionsContract;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;

class FakeVersionsTest extends VersionsContract {
    private final FakeModelport platform = new FakeModelport();

    @Override
    protected VersionsApi versions() {
        return platform.versions;
    }

    @Override
    protected Slug project() {
        return new Slug("storefront");
    }

    @Override
    protected Slug model(String name) {
        return platform.models
                .register(project(), new NewModel(new Slug(name), null, null, null, null))
                .name();
    }

    @Override
    protected UUID goodUpload() {
        return platform.uploads.here("model.onnx");
    }

    @Override
    protected UUID badUpload() {
        return platform.uploads.here("notes.txt");
    }

    @Override
    protected Version imported(Slug model, int number) {
        Version version = platform.versions.get(project(), model, number);
        return version.state() == VersionState.IMPORTING ? platform.versions.finishImport(model, number) : version;
    }
}
