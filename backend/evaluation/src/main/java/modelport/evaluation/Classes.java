package modelport.evaluation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The classes of a model, found by whatever a table or another model writes for them. */
public final class Classes {
    public static final int UNKNOWN = -1;
    private static final int LONGEST_NUMBER = 40;

    private final List<String> names;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> loose = new HashMap<>();
    private boolean words = true;

    public Classes(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            exact.put(names.get(i), i);
            // Two classes that are one number, such as 1 and 1.0, can be told apart by their texts only.
            words &= !isNumber(canonical(names.get(i)));
            loose.merge(canonical(names.get(i)), i, (_, _) -> UNKNOWN);
        }
    }

    public List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** {@link #UNKNOWN} if it is none of them. */
    public int indexOf(String text) {
        Integer found = exact.get(text);
        return found != null ? found : loose.getOrDefault(canonical(text), UNKNOWN);
    }

    /** Of a model's own label, which may be the class's place where classes are words. */
    int indexOfAnswer(Object answer) {
        if (answer instanceof Long place && words) {
            return place >= 0 && place < names.size() ? place.intValue() : UNKNOWN;
        }
        return indexOf(String.valueOf(answer));
    }

    /** The same for 1, 1.0, 01, true and True. */
    private static String canonical(String text) {
        String bare = text.strip();
        String lower = bare.toLowerCase(Locale.ROOT);
        if (lower.equals("true")) {
            return "1";
        }
        if (lower.equals("false")) {
            return "0";
        }
        if (!isNumber(bare)) {
            return bare;
        }
        BigDecimal number = new BigDecimal(bare);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,3})?");
    }
}
