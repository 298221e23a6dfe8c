package modelport.compression;

import java.util.List;
import java.util.Map;

/**
 * Passes that are done one after the other.
 *
 * @param code stable and readable: the same code always means the same passes
 */
public record Recipe(String code, List<Pass> passes) {
    public Recipe {
        passes = List.copyOf(passes);
        if (!code.matches("[a-z0-9]+([-+][a-z0-9]+)*") || passes.isEmpty()) {
            throw new IllegalArgumentException("not a recipe: " + code);
        }
    }

    /** Whether some pass must see rows. */
    public boolean needsRows() {
        return passes.stream().anyMatch(Pass::needsRows);
    }

    /** Maps, lists, texts and numbers, as JSON has them. */
    public Map<String, Object> description() {
        return Map.of(
                "recipe", code, "passes", passes.stream().map(Pass::description).toList());
    }
}
