package modelport.statistics.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a column of categories: missing, one for each frequent category of the reference, one for its rest, unseen.
 */
public final class CategoryCells implements Cells {
    /** So many categories at most have a cell of their own. */
    public static final int MOST = 30;

    private static final int FIRST = 1;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> frequent;

    /**
     * Chosen once.
     *
     * @param frequent categories with cells of their own, at most {@link #MOST}
     * @param others those that the reference holds besides, which share a cell
     */
    public CategoryCells(List<String> frequent, Iterable<String> others) {
        if (frequent.size() > MOST) {
            throw new IllegalArgumentException("too many categories: " + frequent.size());
        }
        this.frequent = List.copyOf(frequent);
        others.forEach(category -> places.put(category, rest()));
        for (int i = 0; i < frequent.size(); i++) {
            places.put(frequent.get(i), FIRST + i);
        }
    }

    /** Those with cells of their own. */
    public List<String> frequent() {
        return frequent;
    }

    /** Those of the reference that share a cell. */
    public List<String> others() {
        return places.entrySet().stream()
                .filter(place -> place.getValue() == rest())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The cell of a value; null and the empty text are missing. */
    public int cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return MISSING;
        }
        return places.getOrDefault(value, size() - 1);
    }

    @Override
    public int size() {
        return frequent.size() + 3;
    }

    @Override
    public boolean isOutside(int cell) {
        return cell == size() - 1;
    }

    private int rest() {
        return FIRST + frequent.size();
    }
}
