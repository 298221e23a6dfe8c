package modelport.ui.registry;

import java.util.List;
import java.util.Set;
import modelport.contract.registry.ModelPart;

/**
 * How what a part is made of lies, as a person would draw it.
 *
 * @param beside what gets the same rows, side by side
 * @param steps what follows them one after the other, in the order of the data
 */
record PartLayout(List<ModelPart> beside, List<ModelPart> steps) {
    /** Keras's models: their layers stand in the order of the data, even where some have several inputs. */
    private static final Set<String> LAYERS = Set.of("Sequential", "Functional", "Model");

    PartLayout {
        beside = List.copyOf(beside);
        steps = List.copyOf(steps);
    }

    static PartLayout of(ModelPart part) {
        List<ModelPart> parts = part.parts();
        if (isLine(part) || parts.size() < 2) {
            return new PartLayout(List.of(), parts);
        }
        return part.kind().startsWith("Stacking")
                ? new PartLayout(parts.subList(0, parts.size() - 1), List.of(parts.getLast()))
                : new PartLayout(parts, List.of());
    }

    /** Whether its parts are steps: then it is the line itself, and no station of its own. */
    static boolean isLine(ModelPart part) {
        return part.kind().endsWith("Pipeline") || part.kind().endsWith("Chain") || LAYERS.contains(part.kind());
    }

    /** Whether it is told in facets, which lie beside each other but are no branches of the data. */
    static boolean hasFacets(ModelPart part) {
        return part.kind().equals("booster");
    }

    /** How many parts there are inside, at any depth. */
    static int size(ModelPart part) {
        return part.parts().stream().mapToInt(each -> 1 + size(each)).sum();
    }
}
