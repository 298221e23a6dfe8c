package modelport.formats.huggingface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;

/** A class of transformers whose computation is known here. */
public record Architecture(Family family, Head head) {
    private static final int MAX_SHOWN = 5;

    /** Every one, by name. */
    public static List<String> known() {
        return Arrays.stream(Family.values())
                .flatMap(family -> family.heads().stream().sorted().map(head -> new Architecture(family, head).name()))
                .toList();
    }

    /** What a configuration names; refused if that is not known, or known under another type. */
    static Architecture of(Config config) {
        List<String> names = config.texts("architectures");
        String type = config.text("model_type", "");
        String named = names.isEmpty()
                ? "model_type " + type
                : names.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        Architecture found = Arrays.stream(Family.values())
                .flatMap(family -> family.heads().stream().map(head -> new Architecture(family, head)))
                .filter(architecture -> names.size() == 1 && architecture.name().equals(names.getFirst()))
                .findFirst()
                .orElseThrow(() -> RefusedException.of(
                        config.says("auto_map") ? "huggingface.own-code" : "huggingface.architecture",
                        "architecture",
                        named));
        if (!type.isEmpty() && !type.equals(found.family.modelType())) {
            throw RefusedException.of("huggingface.model-type", "architecture", found.name(), "type", type);
        }
        return found;
    }

    /** The same without what it does at the end. */
    Architecture body() {
        return new Architecture(family, Head.BODY);
    }

    /** The name of the class. */
    public String name() {
        return family.title() + head.suffix();
    }
}
