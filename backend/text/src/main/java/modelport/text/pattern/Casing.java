package modelport.text.pattern;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of upper and lower case when characters are compared. */
enum Casing {
    /** They differ. */
    EXACT,
    /** They are the same from A to Z. */
    ASCII,
    /** They are the same, and so are lower cases of one upper case. */
    UNICODE;

    /** The form in which a text's character is looked up. */
    int fold(int point) {
        return switch (this) {
            case EXACT -> point;
            case ASCII -> point >= 'A' && point <= 'Z' ? point + 0x20 : point;
            case UNICODE -> Character.toLowerCase(point);
        };
    }

    /** Adds the forms under which the members of {@code points} are looked up. */
    void close(BitSet points) {
        switch (this) {
            case EXACT -> {
                // nothing is the same as anything else
            }
            case ASCII -> {
                for (int upper = 'A'; upper <= 'Z'; upper++) {
                    if (points.get(upper)) {
                        points.set(fold(upper));
                    }
                }
            }
            case UNICODE -> {
                var forms = new BitSet();
                Same.FORMS.forEach((point, same) -> {
                    if (points.get(point)) {
                        same.forEach(forms::set);
                    }
                });
                points.or(forms);
            }
        }
    }

    /** Found once, when the first pattern needs it. */
    private static final class Same {
        /** From a character to its lower case and to all lower cases that share an upper case with that. */
        static final Map<Integer, Set<Integer>> FORMS = forms();

        private static Map<Integer, Set<Integer>> forms() {
            var byUpper = new HashMap<String, Set<Integer>>();
            for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
                if (isCased(point)) {
                    String upper = Character.toString(point).toUpperCase(Locale.ROOT);
                    byUpper.computeIfAbsent(upper, _ -> new TreeSet<>()).add(Character.toLowerCase(point));
                }
            }
            var lowers = new HashMap<Integer, Set<Integer>>();
            byUpper.values()
                    .forEach(same -> same.forEach(lower ->
                            lowers.computeIfAbsent(lower, _ -> new TreeSet<>()).addAll(same)));
            var forms = new HashMap<Integer, Set<Integer>>();
            for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
                if (isCased(point)) {
                    forms.put(point, lowers.get(Character.toLowerCase(point)));
                }
            }
            return forms;
        }

        /** Some characters have an upper case of several, which {@link Character#toUpperCase} does not know. */
        private static boolean isCased(int point) {
            return Character.toLowerCase(point) != point
                    || Character.toUpperCase(point) != point
                    || Character.isLowerCase(point);
        }
    }
}
