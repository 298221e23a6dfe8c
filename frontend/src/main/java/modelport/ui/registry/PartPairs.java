package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.registry.ModelPart;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** What is worth knowing of a part, as quiet pairs of name and value: the first few, and the rest on demand. */
final class PartPairs extends Box {
    private static final int SHOWN = 6;
    private static final int MOST = 200;

    /** What the platform counts itself; everything else is a library's own word and stays as it is. */
    private static final Set<String> COUNTED = Set.of(
            "classes",
            "clusters",
            "columns",
            "components",
            "depth",
            "features",
            "leaves",
            "library",
            "nodes",
            "objective",
            "outputs",
            "rows",
            "support vectors",
            "trees",
            "version",
            "words");

    /** Kinds that are words of the platform and no class of a library. */
    private static final Set<String> KINDS = Set.of("booster", "columns", "linear", "objective", "trees");

    PartPairs(Map<String, String> parameters) {
        super("div", "mp-pairs-quiet");
        List<Map.Entry<String, String>> pairs =
                parameters.entrySet().stream().limit(MOST).toList();
        int shown = Math.min(SHOWN, pairs.size());
        add(list(pairs.subList(0, shown)));
        int more = parameters.size() - shown;
        if (more > 0) {
            add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("part.more", more)),
                    list(pairs.subList(shown, pairs.size())),
                    Words.muted(parameters.size() > MOST ? t("models.andMore", parameters.size() - MOST) : "")));
        }
    }

    /** A kind in the reader's words where it is one of ours. */
    static String kind(ModelPart part) {
        return KINDS.contains(part.kind()) ? t("part.kind." + part.kind()) : part.kind();
    }

    static String word(String name) {
        return COUNTED.contains(name) ? t("part." + name.replace(' ', '-')) : name;
    }

    private static Box list(List<Map.Entry<String, String>> pairs) {
        var list = Box.tag("dl", "mp-quiet");
        pairs.forEach(pair -> list.add(Box.of(
                "",
                Words.plain("dt", COUNTED.contains(pair.getKey()) ? "" : "mp-mono", word(pair.getKey())),
                Words.plain("dd", "mp-mono", pair.getValue()))));
        return list;
    }
}
