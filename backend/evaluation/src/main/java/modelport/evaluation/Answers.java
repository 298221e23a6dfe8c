package modelport.evaluation;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import modelport.contract.Message;
import modelport.contract.evaluation.Comparison.LabelChanges;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.Moved;
import org.jspecify.annotations.Nullable;

/** The answers that a model gave to every row of an evaluation, in a file. */
public final class Answers {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final AnswersFormat format;
    private final long start;
    private final long rows;

    private Answers(Path file, AnswersFormat format, long start, long rows) {
        this.file = file;
        this.format = format;
        this.start = start;
        this.rows = rows;
    }

    /** Opens a file; throws {@link DamagedAnswersException} for one that is not whole. Nothing stays open. */
    public static Answers open(Path file) throws IOException {
        long size = Files.size(file);
        var crc = new CRC32();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                var checked = new CheckedInputStream(bytes, crc);
                var in = new DataInputStream(checked)) {
            if (size < AnswersFormat.TAIL) {
                throw new DamagedAnswersException("the file is too short for answers");
            }
            AnswersFormat format = AnswersFormat.read(in);
            long rows = tail(file, size);
            long start = format.header().length;
            if (rows < 0
                    || rows > size / format.rowBytes()
                    || start + rows * format.rowBytes() + AnswersFormat.TAIL != size) {
                throw new DamagedAnswersException("the file is longer or shorter than it says");
            }
            in.skipNBytes(rows * format.rowBytes() + Long.BYTES);
            long sum = crc.getValue();
            if (in.readLong() != sum) {
                throw new DamagedAnswersException("the file was changed");
            }
            return new Answers(file, format, start, rows);
        } catch (EOFException e) {
            throw new DamagedAnswersException("the file ends too early", e);
        }
    }

    private static long tail(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer tail = ByteBuffer.allocate(AnswersFormat.TAIL);
            while (tail.hasRemaining()) {
                if (channel.read(tail, size - AnswersFormat.TAIL + tail.position()) < 0) {
                    throw new EOFException();
                }
            }
            if (tail.getLong(2 * Long.BYTES) != AnswersFormat.MARK) {
                throw new DamagedAnswersException("the file ends too early");
            }
            return tail.getLong(0);
        }
    }

    public EvaluationKind kind() {
        return format.kind();
    }

    public long rows() {
        return rows;
    }

    /** Whether the truths are known. */
    public boolean isLabelled() {
        return format.labelled();
    }

    /**
     * How the second one's answers differ from the first one's, row by row. The metrics are those that the evaluations
     * of both found, to the bit.
     */
    public static Compared compare(Answers first, Answers second) throws IOException {
        Message reason = AnswerPairs.misfit(first, second);
        if (reason != null) {
            return new Compared(reason, List.of(), null);
        }
        try (var pairs = AnswerPairs.of(first, second)) {
            return pairs.compare();
        }
    }

    AnswersFormat format() {
        return format;
    }

    /** From the first row on. */
    DataInputStream read() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(start);
        return new DataInputStream(new BufferedInputStream(in, BUFFER));
    }

    /**
     * Two models' answers to the same rows.
     *
     * @param reason why they cannot be compared
     * @param differences paired, from the first to the second
     * @param labels what became of each row's label; of classifications with truths only
     */
    public record Compared(
            @Nullable Message reason,
            List<Moved> differences,
            @Nullable LabelChanges labels) {
        public Compared {
            differences = List.copyOf(differences);
        }
    }
}
