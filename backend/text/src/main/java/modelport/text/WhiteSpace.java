package modelport.text;

import modelport.text.unicode.CodePoints;
import modelport.text.unicode.PythonCharacters;

/** What scikit-learn does to white space before it looks at characters. */
final class WhiteSpace {
    private WhiteSpace() {}

    /** Two or more become a space; one alone stays what it is. */
    static CodePoints collapse(CodePoints text) {
        var collapsed = new CodePoints(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && PythonCharacters.isSpace(text.at(end))) {
                end++;
            }
            boolean several = end - i >= 2;
            collapsed.add(several ? ' ' : text.at(i));
            i = several ? end : i + 1;
        }
        return collapsed;
    }
}
