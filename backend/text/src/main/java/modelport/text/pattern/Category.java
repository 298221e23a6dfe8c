package modelport.text.pattern;

import modelport.text.unicode.PythonCharacters;

/** Characters of a kind, such as {@code \w}. */
enum Category {
    WORD,
    DIGIT,
    SPACE,
    ASCII_WORD,
    ASCII_DIGIT,
    ASCII_SPACE;

    boolean has(int point) {
        return switch (this) {
            case WORD -> PythonCharacters.isWord(point);
            case DIGIT -> PythonCharacters.isDigit(point);
            case SPACE -> PythonCharacters.isSpace(point);
            case ASCII_WORD -> PythonCharacters.isAsciiWord(point);
            case ASCII_DIGIT -> PythonCharacters.isAsciiDigit(point);
            case ASCII_SPACE -> PythonCharacters.isAsciiSpace(point);
        };
    }

    /** A category or, if {@code negated}, everything outside of it. */
    record Side(Category category, boolean negated) {
        boolean has(int point) {
            return category.has(point) != negated;
        }
    }
}
