package modelport.formats.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue.Bool;
import modelport.formats.pickle.PyValue.Bytes;
import modelport.formats.pickle.PyValue.Int;
import modelport.formats.pickle.PyValue.Real;
import modelport.onnx.RefusedException;

/** Reads the values that stand in a pickle themselves. */
final class Literals {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,999})");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,5})?");

    private final PickleInput input;
    private final PythonTexts texts;

    Literals(PickleInput input) {
        this.input = input;
        this.texts = new PythonTexts(input);
    }

    PyValue read(Opcode.Literal opcode) throws IOException {
        return switch (opcode) {
            case NONE -> PyValue.None.NONE;
            case NEWTRUE -> new Bool(true);
            case NEWFALSE -> new Bool(false);
            case INT -> wholeOrBool(word());
            case BININT -> Int.of(input.signed());
            case BININT1 -> Int.of(input.octet());
            case BININT2 -> Int.of(input.number(Short.BYTES));
            case LONG -> longInDigits(word());
            case LONG1 -> integer(input.octet());
            case LONG4 -> integer(input.signed());
            case FLOAT -> real(word());
            case BINFLOAT -> new Real(Double.longBitsToDouble(Long.reverseBytes(input.number(Long.BYTES))));
            case STRING -> texts.quoted(input.line(input.limits().keptBytes()));
            case BINSTRING -> texts.latin(input.bytes(input.signed()));
            case SHORT_BINSTRING -> texts.latin(input.bytes(input.octet()));
            case UNICODE -> texts.escaped(input.line(input.limits().keptBytes()));
            case SHORT_BINUNICODE -> texts.utf8(input.bytes(input.octet()));
            case BINUNICODE -> texts.utf8(input.bytes(input.number(Integer.BYTES)));
            case BINUNICODE8 -> texts.utf8(input.bytes(input.number(Long.BYTES)));
            case BINBYTES -> new Bytes(input.bytes(input.number(Integer.BYTES)));
            case SHORT_BINBYTES -> new Bytes(input.bytes(input.octet()));
            case BINBYTES8, BYTEARRAY8 -> new Bytes(input.bytes(input.number(Long.BYTES)));
            case EMPTY_LIST -> new PyValue.Sequence(false, List.of());
            case EMPTY_TUPLE -> new PyValue.Sequence(true, List.of());
            case EMPTY_DICT -> new PyValue.Dict();
            case EMPTY_SET -> new PyValue.PySet();
        };
    }

    /** A number of the memo, in digits. */
    long digits() throws IOException {
        String word = word();
        if (!INDEX.matcher(word).matches()) {
            throw input.broken("pickle.broken-file-number");
        }
        return Long.parseLong(word);
    }

    /** A module or a name on a line of its own. */
    String name() throws IOException {
        return texts.utf8(input.line(input.limits().nameBytes())).value();
    }

    private String word() throws IOException {
        return new String(input.line(input.limits().nameBytes()), StandardCharsets.ISO_8859_1);
    }

    /** Protocols 0 and 1 write truth values as the numbers 00 and 01. */
    private PyValue wholeOrBool(String word) {
        return switch (word) {
            case "00" -> new Bool(false);
            case "01" -> new Bool(true);
            default -> whole(word);
        };
    }

    private Int longInDigits(String word) {
        return whole(word.endsWith("L") ? word.substring(0, word.length() - 1) : word);
    }

    private Int whole(String word) {
        if (!WHOLE.matcher(word).matches()) {
            throw input.broken("pickle.broken-file-number");
        }
        return new Int(new BigInteger(word));
    }

    /** A two's complement, lowest byte first. */
    private Int integer(int length) throws IOException {
        if (length > input.limits().numberBytes()) {
            throw RefusedException.of(
                    "pickle.resource-limit-length",
                    "length",
                    length,
                    "limit",
                    input.limits().numberBytes());
        }
        byte[] bytes = input.bytes(length);
        byte[] highestFirst = new byte[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            highestFirst[bytes.length - i] = bytes[i];
        }
        boolean negative = bytes.length > 0 && bytes[bytes.length - 1] < 0;
        highestFirst[0] = (byte) (negative ? -1 : 0);
        return new Int(new BigInteger(highestFirst));
    }

    private Real real(String word) {
        return switch (word) {
            case "inf" -> new Real(Double.POSITIVE_INFINITY);
            case "-inf" -> new Real(Double.NEGATIVE_INFINITY);
            case "nan" -> new Real(Double.NaN);
            default -> {
                if (!DECIMAL.matcher(word).matches()) {
                    throw input.broken("pickle.broken-file-number");
                }
                yield new Real(Double.parseDouble(word));
            }
        };
    }
}
