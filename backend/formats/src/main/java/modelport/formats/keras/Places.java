package modelport.formats.keras;

import java.util.HashMap;
import java.util.Map;

/** Where the layers of a list keep their weights: by their classes, numbered from the second one on. */
final class Places {
    private final Map<String, Integer> used = new HashMap<>();

    Weights.Place next(String name, String kind) {
        String stored = Names.snake(kind);
        int count = used.merge(stored, 1, Integer::sum) - 1;
        return new Weights.Place(name, count == 0 ? stored : stored + "_" + count);
    }
}
