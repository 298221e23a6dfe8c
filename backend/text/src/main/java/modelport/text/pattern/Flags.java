package modelport.text.pattern;

import modelport.text.pattern.PatternException.Reason;

/** Python's flags, as they hold at one place of a pattern. */
record Flags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean ascii) {
    static final Flags NONE = new Flags(false, false, false, false);

    Casing casing() {
        if (!ignoreCase) {
            return Casing.EXACT;
        }
        return ascii ? Casing.ASCII : Casing.UNICODE;
    }

    /** With one flag more or less. */
    Flags with(int letter, boolean on) {
        return switch (letter) {
            case 'i' -> new Flags(on, multiline, dotAll, ascii);
            case 'm' -> new Flags(ignoreCase, on, dotAll, ascii);
            case 's' -> new Flags(ignoreCase, multiline, on, ascii);
            case 'a' -> new Flags(ignoreCase, multiline, dotAll, true);
            case 'u' -> new Flags(ignoreCase, multiline, dotAll, false);
            default -> throw new PatternException(Reason.UNKNOWN, "(?" + Character.toString(letter));
        };
    }

    /** {@code \d}, {@code \W} and their like. */
    Category.Side category(int letter) {
        boolean negated = Character.isUpperCase(letter);
        return new Category.Side(
                switch (Character.toLowerCase(letter)) {
                    case 'w' -> ascii ? Category.ASCII_WORD : Category.WORD;
                    case 'd' -> ascii ? Category.ASCII_DIGIT : Category.DIGIT;
                    case 's' -> ascii ? Category.ASCII_SPACE : Category.SPACE;
                    default -> throw new IllegalArgumentException("no category: " + letter);
                },
                negated);
    }

    Anchor wordEdge(boolean negated) {
        if (negated) {
            return ascii ? Anchor.NO_ASCII_WORD_EDGE : Anchor.NO_WORD_EDGE;
        }
        return ascii ? Anchor.ASCII_WORD_EDGE : Anchor.WORD_EDGE;
    }

    Anchor lineStart() {
        return multiline ? Anchor.LINE_START : Anchor.TEXT_START;
    }

    Anchor lineEnd() {
        return multiline ? Anchor.LINE_END : Anchor.LAST_LINE_END;
    }

    CharacterClass dot() {
        return dotAll ? CharacterClass.except() : CharacterClass.except('\n');
    }
}
