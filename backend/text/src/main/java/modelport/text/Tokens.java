package modelport.text;

import modelport.text.pattern.PatternException;
import modelport.text.pattern.PythonPattern;
import modelport.text.pattern.PythonPattern.Found;
import modelport.text.unicode.CodePoints;
import modelport.text.unicode.PythonCharacters;

/** Finds the words of a text. */
@FunctionalInterface
interface Tokens {
    void find(CodePoints text, Found found);

    /** What a pattern finds. */
    static Tokens matching(String pattern) {
        PythonPattern python = Patterns.read(pattern);
        return (text, found) -> {
            try {
                python.findAll(text, found);
            } catch (PatternException e) {
                throw Patterns.refusal(e, pattern);
            }
        };
    }

    /** What stands between white space. */
    static void split(CodePoints text, Found found) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || PythonCharacters.isSpace(text.at(i))) {
                if (i > start) {
                    found.found(start, i);
                }
                start = i + 1;
            }
        }
    }
}
