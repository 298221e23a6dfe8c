package modelport.formats.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue.Text;

/** The forms in which pickles write texts. */
final class PythonTexts {
    private static final Pattern UNICODE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[uU])");
    private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.)|$)");
    private static final String LETTERS = "abfnrtv\\'\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\'\"";

    private final PickleInput input;

    PythonTexts(PickleInput input) {
        this.input = input;
    }

    Text utf8(byte[] bytes) {
        try {
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            throw input.broken("pickle.broken-file-text");
        }
    }

    /** Python 2 wrote texts and bytes alike; each byte is a character. */
    Text latin(byte[] bytes) {
        return new Text(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Unicode of protocol 0: each byte is a character, others are escaped. */
    Text escaped(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return new Text(UNICODE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found))));
    }

    private String character(MatchResult found) {
        String digits = found.group(1) != null ? found.group(1) : found.group(2);
        long point = digits == null ? -1 : Long.parseLong(digits, 16);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (point < 0 || point > Character.MAX_CODE_POINT || surrogate) {
            throw input.broken("pickle.broken-file-text");
        }
        return Character.toString((int) point);
    }

    /** A text of protocol 0 as Python 2 would have printed it. */
    Text quoted(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int last = text.length() - 1;
        boolean quoted = last > 0 && text.charAt(0) == text.charAt(last) && "'\"".indexOf(text.charAt(0)) >= 0;
        if (!quoted) {
            throw input.broken("pickle.broken-file-text");
        }
        return new Text(ESCAPE.matcher(text.substring(1, last))
                .replaceAll(found -> Matcher.quoteReplacement(unescaped(found))));
    }

    private String unescaped(MatchResult found) {
        if (found.group(1) != null) {
            return Character.toString(Integer.parseInt(found.group(1), 16));
        }
        if (found.group(2) != null) {
            return Character.toString(Integer.parseInt(found.group(2), 8) & 0xff);
        }
        int letter = found.group(3) == null ? -1 : LETTERS.indexOf(found.group(3));
        if (letter < 0) {
            throw input.broken("pickle.broken-file-text");
        }
        return MEANINGS.substring(letter, letter + 1);
    }
}
