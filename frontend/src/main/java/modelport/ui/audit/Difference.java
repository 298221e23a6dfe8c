package modelport.ui.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is not the same in two documents, value by value; absent where there was nothing. */
record Difference(
        String path, @Nullable String before, @Nullable String after) {
    private static final int DEEPEST = 12;

    /** In the order in which the values are written down. */
    static List<Difference> between(@Nullable Object before, @Nullable Object after) {
        Map<String, String> old = values(before);
        Map<String, String> now = values(after);
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<Difference> found = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(old.get(path), now.get(path))) {
                found.add(new Difference(path, old.get(path), now.get(path)));
            }
        }
        return List.copyOf(found);
    }

    /** So many values are the same. */
    static long same(@Nullable Object before, @Nullable Object after) {
        Map<String, String> now = values(after);
        return values(before).entrySet().stream()
                .filter(each -> each.getValue().equals(now.get(each.getKey())))
                .count();
    }

    private static Map<String, String> values(@Nullable Object document) {
        Map<String, String> values = new LinkedHashMap<>();
        walk("", document, values, 0);
        return values;
    }

    private static void walk(String path, @Nullable Object value, Map<String, String> values, int depth) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map
            when depth < DEEPEST ->
                map.forEach((key, each) -> walk(path.isEmpty() ? "" + key : path + "." + key, each, values, depth + 1));
            case List<?> list
            when depth < DEEPEST -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(path + "[" + (i + 1) + "]", list.get(i), values, depth + 1);
                }
            }
            default -> values.put(path, String.valueOf(value));
        }
    }
}
