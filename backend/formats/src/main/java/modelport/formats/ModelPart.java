package modelport.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a model as a person would draw it: a pipeline and its steps, a forest, a layer.
 *
 * @param kind the name of its class in its own library, such as {@code StandardScaler}
 * @param name what the model's author called it; empty if nothing
 * @param parameters what is worth knowing of it, in the order to show
 * @param parts what it is made of, in the order of the data
 */
public record ModelPart(String kind, String name, Map<String, String> parameters, List<ModelPart> parts) {
    public ModelPart {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        parts = List.copyOf(parts);
    }
}
