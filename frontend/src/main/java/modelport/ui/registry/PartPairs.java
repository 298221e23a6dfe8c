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

    private final boolean named;

    PartPairs(ModelPart part) {
        super("div", "mp-pairs-quiet");
        named = isNamed(part);
        int count = part.parameters().size();
        List<Map.Entry<String, String>> pairs =
                part.parameters().entrySet().stream().limit(MOST).toList();
        int shown = Math.min(SHOWN, pairs.size());
        add(list(pairs.subList(0, shown)));
        if (count > shown) {
            add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("part.more", count - shown)),
                    list(pairs.subList(shown, pairs.size())),
                    Words.muted(count > MOST ? t("models.andMore", count - MOST) : "")));
        }
    }

    /** Whether the pairs are columns by their names: these are the author's, whatever they sound like. */
    private static boolean isNamed(ModelPart part) {
        return part.kind().equals("columns");
    }

    /** A kind in the reader's words where it is one of ours. */
    static String kind(ModelPart part) {
        return KINDS.contains(part.kind()) ? t("part.kind." + part.kind()) : part.kind();
    }

    /** The name of a part's parameter in the reader's words. */
    static String word(ModelPart part, String name) {
        return isNamed(part) ? name : word(name);
    }

    private static String word(String name) {
        return COUNTED.contains(name) ? t("part." + name.replace(' ', '-')) : name;
    }

    private Box list(List<Map.Entry<String, String>> pairs) {
        var list = Box.tag("dl", "mp-quiet");
        for (Map.Entry<String, String> pair : pairs) {
            boolean ours = !named && COUNTED.contains(pair.getKey());
            list.add(Box.of(
                    "",
                    Words.plain("dt", ours ? "" : "mp-mono", ours ? word(pair.getKey()) : pair.getKey()),
                    Words.plain("dd", "mp-mono", pair.getValue())));
        }
        return list;
    }
}
