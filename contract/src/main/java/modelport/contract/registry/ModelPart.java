package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a model as a person would draw it: a pipeline and its steps, a forest, a layer. */
@Schema(description = "A part of a model as a person would draw it: a pipeline and its steps, a forest, a layer")
public record ModelPart(
        @Schema(description = "Its class in its own library, such as StandardScaler")
        String kind,

        @Schema(description = "What its author called it, or an empty text")
        String name,

        @Schema(description = "What is worth knowing of it, in the order to show")
        Map<String, String> parameters,

        @Schema(description = "What it is made of, in the order of the data")
        List<ModelPart> parts) {
    public ModelPart {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        parts = List.copyOf(parts);
    }
}
