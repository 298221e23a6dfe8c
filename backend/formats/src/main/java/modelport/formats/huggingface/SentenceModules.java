package modelport.formats.huggingface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.json.JsonTree;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** How sentence-transformers makes one vector per text: the modules behind the body. */
final class SentenceModules {
    private static final long MAX_BYTES = 1 << 20;
    private static final String POOLING = "pooling_mode";

    private SentenceModules() {}

    /**
     * Whether the folder is one of sentence-transformers, whose body gives vectors whatever head it was trained with.
     */
    static boolean has(ModelFolder folder) {
        return folder.outside(ModelFolder.MODULES).isPresent();
    }

    /** What is to be done with the vectors: {@code pooling} and {@code normalize}; empty where nobody says. */
    static Map<String, Object> usage(ModelFolder folder) throws IOException {
        Optional<Path> modules = folder.outside(ModelFolder.MODULES);
        var usage = new LinkedHashMap<String, Object>();
        if (modules.isEmpty()) {
            return usage;
        }
        List<?> list = JsonFiles.list(modules.get(), MAX_BYTES);
        usage.put("normalize", false);
        for (int i = 0; i < list.size(); i++) {
            module(folder, i, list.get(i), usage);
        }
        if (!usage.containsKey("pooling")) {
            throw RefusedException.of("huggingface.module", "module", "Pooling");
        }
        return usage;
    }

    private static void module(ModelFolder folder, int place, @Nullable Object json, Map<String, Object> usage)
            throws IOException {
        var module = new Config(ModelFolder.MODULES, JsonTree.object(json).orElse(Map.of()));
        String type = module.text("type", "");
        String kind = type.startsWith("sentence_transformers.") ? type.substring(type.lastIndexOf('.') + 1) : type;
        String path = module.text("path", "");
        boolean pooled = usage.containsKey("pooling");
        String inside = path.isEmpty() ? folder.outermost() : ModelFolder.in(folder.outermost(), path);
        if (kind.equals("Transformer") && place == 0 && inside.equals(folder.folder())) {
            return;
        }
        if (kind.equals("Pooling") && place > 0 && !pooled) {
            String config = ModelFolder.in(inside, ModelFolder.CONFIG);
            Path file = folder.find(config)
                    .orElseThrow(() -> RefusedException.of("huggingface.module-missing", "file", config));
            usage.put("pooling", pooling(Config.read(file)));
            return;
        }
        if (kind.equals("Normalize") && pooled) {
            usage.put("normalize", true);
            return;
        }
        throw RefusedException.of("huggingface.module", "module", type.isEmpty() ? path : type);
    }

    /** One of the ways, in the spelling of any release. */
    private static String pooling(Config config) {
        boolean mean = config.flag("pooling_mode_mean_tokens", false);
        boolean first = config.flag("pooling_mode_cls_token", false);
        String named = config.text(POOLING, "");
        boolean others = config.keys().stream()
                .filter(key -> key.startsWith("pooling_mode_"))
                .filter(key -> !key.equals("pooling_mode_mean_tokens") && !key.equals("pooling_mode_cls_token"))
                .anyMatch(key -> config.flag(key, false));
        if (!named.isEmpty()) {
            mean |= named.equals("mean");
            first |= named.equals("cls");
            others |= !named.equals("mean") && !named.equals("cls");
        }
        if (others || mean == first) {
            throw RefusedException.of(
                    "huggingface.pooling",
                    "modes",
                    String.join(
                            ", ",
                            config.keys().stream()
                                    .filter(key -> key.startsWith(POOLING) && !config.isFalse(key))
                                    .toList()));
        }
        return mean ? "MEAN" : "CLS";
    }
}
