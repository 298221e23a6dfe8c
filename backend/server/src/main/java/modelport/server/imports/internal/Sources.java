package modelport.server.imports.internal;

import modelport.contract.registry.ModelPart;
import modelport.contract.registry.Source;
import modelport.formats.ConvertedModel;
import modelport.formats.ScannedModel;

/** The formats' findings about a converted model in the words of the contract. */
final class Sources {
    private Sources() {}

    static Source of(ScannedModel.Source source) {
        ConvertedModel model = source.model();
        return new Source(
                source.file(),
                model.library(),
                model.release(),
                part(model.part()),
                model.notes().stream().map(Reasons::of).toList());
    }

    static ModelPart part(modelport.formats.ModelPart part) {
        return new ModelPart(
                part.kind(),
                part.name(),
                part.parameters(),
                part.parts().stream().map(Sources::part).toList());
    }
}
