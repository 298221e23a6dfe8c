package modelport.text.unicode;

/**
 * Python's {@code str.lower}. It differs from {@link String#toLowerCase} in what it takes for the end of a word, where
 * a capital sigma becomes a final one.
 */
public final class LowerCase {
    private static final int CAPITAL_SIGMA = 'Σ';
    private static final int CAPITAL_I_WITH_DOT = 'İ';
    private static final int COMBINING_DOT = 0x307;

    private LowerCase() {}

    public static CodePoints of(CodePoints text) {
        var lower = new CodePoints(text.length());
        for (int i = 0; i < text.length(); i++) {
            int point = text.at(i);
            switch (point) {
                case CAPITAL_SIGMA -> lower.add(isFinal(text, i) ? 'ς' : 'σ');
                case CAPITAL_I_WITH_DOT -> {
                    // The only character whose lower case is two.
                    lower.add('i');
                    lower.add(COMBINING_DOT);
                }
                default -> lower.add(Character.toLowerCase(point));
            }
        }
        return lower;
    }

    private static boolean isFinal(CodePoints text, int sigma) {
        int before = sigma - 1;
        while (before >= 0 && PythonCharacters.isCaseIgnorable(text.at(before))) {
            before--;
        }
        if (before < 0 || !PythonCharacters.isCased(text.at(before))) {
            return false;
        }
        int after = sigma + 1;
        while (after < text.length() && PythonCharacters.isCaseIgnorable(text.at(after))) {
            after++;
        }
        return after == text.length() || !PythonCharacters.isCased(text.at(after));
    }
}
