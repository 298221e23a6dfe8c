package modelport.ui.fakes;

import modelport.contract.ModelsApi;
import modelport.contract.ModelsContract;
import modelport.contract.Slug;

class FakeModelsTest extends ModelsContract {
    private final FakeModelport platform = new FakeModelport();

    @Override
    protected ModelsApi models() {
        return platform.models;
    }

    @Override
    protected Slug project() {
        return new Slug("storefront");
    }
}
