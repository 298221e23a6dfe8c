package modelport.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.contract.evaluation.EvaluationKind;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ScoreKind;

/**
 * What a file of answers begins with, from which every row's length follows.
 *
 * @param labelled whether the truths are known
 * @param numbers what a row has beside its number and, in a classification, its two labels
 */
record AnswersFormat(EvaluationKind kind, boolean labelled, ScoreKind scores, Numbers numbers, List<String> classes) {
    /** At the beginning and at the end of a file. */
    static final long MARK = 0x4d50_414e_5357_5231L;
    /** Rows, checksum and mark. */
    static final int TAIL = 3 * Long.BYTES;

    private static final int MOST_NAME = 1 << 16;

    /** What a row has beside its number and labels. */
    enum Numbers {
        NONE,
        /** Each score in four bytes. */
        SINGLE,
        /** Each score in eight bytes. */
        DOUBLE,
        /** Log loss and Brier score in eight bytes each, where scores would be too many. */
        LOSSES,
        /** Truth and answer in eight bytes each. */
        VALUES
    }

    AnswersFormat {
        classes = List.copyOf(classes);
    }

    /** Bytes of a row. */
    int rowBytes() {
        int labels = kind == EvaluationKind.CLASSIFICATION ? 2 * Integer.BYTES : 0;
        int rest = switch (numbers) {
            case NONE -> 0;
            case SINGLE -> Float.BYTES * classes.size();
            case DOUBLE -> Double.BYTES * classes.size();
            case LOSSES, VALUES -> 2 * Double.BYTES;
        };
        return Long.BYTES + labels + rest;
    }

    /** What is written of it. */
    byte[] header() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(MARK);
        out.writeUTF(kind.name());
        out.writeBoolean(labelled);
        out.writeUTF(scores.name());
        out.writeUTF(numbers.name());
        out.writeInt(classes.size());
        for (String name : classes) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }

    static AnswersFormat read(DataInputStream in) throws IOException {
        if (in.readLong() != MARK) {
            throw new DamagedAnswersException("the file has no answers");
        }
        EvaluationKind kind = one(EvaluationKind.values(), in.readUTF());
        boolean labelled = in.readBoolean();
        ScoreKind scores = one(ScoreKind.values(), in.readUTF());
        Numbers numbers = one(Numbers.values(), in.readUTF());
        int count = in.readInt();
        if (count < 0 || count > ClassificationOptions.MAX_CLASSES) {
            throw new DamagedAnswersException("no model has " + count + " classes");
        }
        var classes = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > MOST_NAME) {
                throw new DamagedAnswersException("no class has a name of " + length + " bytes");
            }
            byte[] bytes = in.readNBytes(length);
            classes.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return new AnswersFormat(kind, labelled, scores, numbers, classes);
    }

    private static <T extends Enum<T>> T one(T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamagedAnswersException("there is no such kind"));
    }
}
