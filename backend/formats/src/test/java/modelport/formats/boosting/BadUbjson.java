package modelport.formats.boosting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.stream.Stream;
import modelport.formats.FileKind;

/** Bytes that begin like UBJSON and must be refused. */
final class BadUbjson {
    private static final String LEARNER = "{L\0\0\0\0\0\0\0\7learner";

    private BadUbjson() {}

    static Stream<BadBooster> all() {
        return Stream.of(
                bad("only a name", "boosting.truncated", LEARNER),
                bad("a number for the learner", "boosting.form", LEARNER + "U\1}"),
                bad("a type that is none", "boosting.form", LEARNER + "{L\0\0\0\0\0\0\0\1xH"),
                bad("a negative length", "boosting.syntax", LEARNER + "{L" + "\u00ff".repeat(8)),
                bad("a length beyond the end", "boosting.truncated", LEARNER + "{L\u007f" + "\u00ff".repeat(7)),
                bad(
                        "an array that claims more than there is",
                        "boosting.truncated",
                        LEARNER + "{L\0\0\0\0\0\0\0\1x[$d#L\0\0\0\0\u007f\0\0\0}}"),
                bad("a type of arrays that is none", "boosting.form", LEARNER + "{i\1x[$S#U\0}}"),
                bad("a name that is no text", "boosting.syntax", LEARNER + "{i\1\u00ff"),
                bad("deep nesting", "boosting.nesting", LEARNER + "{i\1x" + "[".repeat(100)),
                bad("the learner twice", "boosting.twice", LEARNER + "{}i\7learner{}}"),
                bad("something behind the end", "boosting.syntax", "{i\1xZ}}"));
    }

    private static BadBooster bad(String name, String code, String bytes) {
        return new BadBooster("UBJSON: " + name, code, FileKind.XGBOOST, () -> bytes.getBytes(ISO_8859_1));
    }
}
