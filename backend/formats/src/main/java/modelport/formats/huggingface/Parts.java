package modelport.formats.huggingface;

import java.util.LinkedHashMap;
import java.util.List;
import modelport.formats.ModelPart;

/** Says what a model is made of. */
final class Parts {
    private Parts() {}

    /** A part with parameters in pairs of name and value. */
    static ModelPart of(String kind, String name, Object... pairs) {
        return of(kind, name, List.of(), pairs);
    }

    static ModelPart of(String kind, String name, List<ModelPart> parts, Object... pairs) {
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
        }
        return new ModelPart(kind, name, parameters, parts);
    }
}
