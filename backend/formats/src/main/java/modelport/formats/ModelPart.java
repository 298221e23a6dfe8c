package modelport.formats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a model as it is explained to a person: a step, a layer, an ensemble.
 *
 * @param kind what sort of part this is: {@code booster}, {@code trees}
 * @param name its name, as the library that wrote it would say it
 * @param parameters names and values, in the order in which they are shown
 * @param parts what it is made of, in order
 */
public record ModelPart(String kind, String name, Map<String, String> parameters, List<ModelPart> parts) {
    public ModelPart {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        parts = List.copyOf(parts);
    }
}
