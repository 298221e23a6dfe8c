package modelport.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells texts apart. */
final class TextKinds {
    private static final Pattern CARD = Pattern.compile("(readme|model_?card)(\\.(md|markdown|txt|rst))?");
    private static final Pattern LABELS = Pattern.compile(".*(labels?|classes|class_names)\\.(txt|names)|.*\\.names");

    private TextKinds() {}

    static FileKind detect(SeekableByteChannel file, ByteBuffer head, String name) throws IOException {
        Optional<String> text = text(head);
        if (text.isEmpty()) {
            return FileKind.UNKNOWN;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String start = text.get().stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            FileKind json = JsonKinds.detect(file);
            if (json != FileKind.TEXT) {
                return json;
            }
        }
        if (start.startsWith("tree\nversion=") || start.startsWith("tree\r\nversion=")) {
            return FileKind.LIGHTGBM;
        }
        if (CARD.matcher(lower).matches()) {
            return FileKind.CARD;
        }
        return LABELS.matcher(lower).matches() ? FileKind.LABELS : FileKind.TEXT;
    }

    /** UTF-8 without control characters; the head may end inside a character. */
    private static Optional<String> text(ByteBuffer head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(head.remaining());
        boolean isUtf8 = !decoder.decode(head.duplicate(), decoded, false).isError();
        String text = decoded.flip().toString();
        boolean isText = isUtf8 && text.chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
        return isText ? Optional.of(text) : Optional.empty();
    }
}
