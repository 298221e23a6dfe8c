package modelport.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.datasets.ColumnType;

/**
 * How a table lies in its file: blocks, then the foot, then the foot's place and the mark. A block is a header with two
 * lengths for each column, kept and unpacked, and after it one section for each column. The foot has the columns, and
 * the first row and the place of every block.
 */
final class TableLayout {
    /** The last bytes of the file. */
    static final long MARK = 0x4d50_5441_424c_4531L;
    /** The foot's place, its length and the mark. */
    static final int TAIL = 2 * Long.BYTES + Integer.BYTES;
    /** Two lengths for each column. */
    static final int HEADER = 2 * Integer.BYTES;

    static final int MOST_COLUMNS = 10_000;
    private static final int MOST_ROWS = 1024;
    private static final int FEWEST_ROWS = 16;
    private static final int MOST_CELLS = 1 << 19;

    private TableLayout() {}

    /** How many rows a block of that many columns has at most: wide tables have short blocks. */
    static int rowsPerBlock(int columns) {
        return Math.clamp(MOST_CELLS / Math.max(1, columns), FEWEST_ROWS, MOST_ROWS);
    }

    /**
     * What the foot says.
     *
     * @param firstRows of every block, and after them how many rows there are
     * @param offsets of every block, and after them where the last one ends
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Foot(Schema schema, long[] firstRows, long[] offsets) {
        int blocks() {
            return offsets.length - 1;
        }

        long rows() {
            return firstRows[firstRows.length - 1];
        }
    }

    static byte[] write(Foot foot) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writeSchema(foot.schema(), out);
            out.writeInt(foot.blocks());
            for (int block = 0; block <= foot.blocks(); block++) {
                out.writeLong(foot.firstRows()[block]);
                out.writeLong(foot.offsets()[block]);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a table's columns are, as bytes: part of the foot, and of the digest. */
    static void writeSchema(Schema schema, DataOutputStream out) throws IOException {
        out.writeInt(schema.columns().size());
        for (Column column : schema.columns()) {
            out.writeUTF(column.name());
            out.writeUTF(column.type().name());
        }
    }

    /** Reads a foot; the file may be anything. */
    static Foot read(byte[] bytes, long end) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Schema schema = readSchema(in);
            int blocks = in.readInt();
            if (blocks < 0 || (blocks + 1L) * 2 * Long.BYTES > in.available()) {
                throw new DamagedTableException("no table has " + blocks + " blocks");
            }
            long[] firstRows = new long[blocks + 1];
            long[] offsets = new long[blocks + 1];
            for (int block = 0; block <= blocks; block++) {
                firstRows[block] = in.readLong();
                offsets[block] = in.readLong();
            }
            check(firstRows, offsets, end, rowsPerBlock(schema.columns().size()));
            return new Foot(schema, firstRows, offsets);
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedTableException("the foot cannot be read", e);
        }
    }

    private static Schema readSchema(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_COLUMNS) {
            throw new DamagedTableException("no table has " + count + " columns");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Column(in.readUTF(), ColumnType.valueOf(in.readUTF())));
        }
        return new Schema(columns);
    }

    private static void check(long[] firstRows, long[] offsets, long end, int mostRows) {
        boolean begins = firstRows[0] == 0 && offsets[0] == 0;
        boolean ends = offsets[offsets.length - 1] == end;
        for (int i = 1; i < offsets.length && begins && ends; i++) {
            long rows = firstRows[i] - firstRows[i - 1];
            ends = rows > 0 && rows <= mostRows && offsets[i] > offsets[i - 1];
        }
        if (!begins || !ends) {
            throw new DamagedTableException("the blocks do not follow each other");
        }
    }
}
