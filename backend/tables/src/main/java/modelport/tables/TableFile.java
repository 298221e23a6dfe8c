package modelport.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table in a file that {@link TableWriter} wrote. Any number of readers may stream it at the same time. */
public final class TableFile implements Table {
    private static final int MOST_FOOT = 256 << 20;

    private final FileChannel file;
    private final TableLayout.Foot foot;

    private TableFile(FileChannel file, TableLayout.Foot foot) {
        this.file = file;
        this.foot = foot;
    }

    /** Opens a table; throws {@link DamagedTableException} for what is none. */
    public static TableFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new TableFile(file, foot(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Schema schema() {
        return foot.schema();
    }

    @Override
    public long rows() {
        return foot.rows();
    }

    @Override
    public Batches read(Selection selection) {
        if (selection.part() != null) {
            return PartBatches.of(this, selection, selection.part());
        }
        List<String> names = selection.columns() == null ? schema().names() : selection.columns();
        int[] columns = names.stream().mapToInt(schema()::require).toArray();
        return new BlockBatches(this, columns, selection.from(), selection.limit());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TableLayout.Foot foot() {
        return foot;
    }

    /** The block in which a row lies. */
    int blockOf(long row) {
        int found = Arrays.binarySearch(foot.firstRows(), row);
        return found >= 0 ? found : -found - 2;
    }

    /** Some columns of a block. */
    List<Cells> cells(int block, int[] columns) {
        int size = (int) (foot.firstRows()[block + 1] - foot.firstRows()[block]);
        int count = schema().columns().size();
        long start = foot.offsets()[block];
        ByteBuffer header = bytes(start, count * TableLayout.HEADER);
        long[] places = new long[count + 1];
        places[0] = start + header.capacity();
        for (int i = 0; i < count; i++) {
            places[i + 1] = places[i] + length(header, 2 * i);
        }
        if (places[count] != foot.offsets()[block + 1]) {
            throw new DamagedTableException("a block is longer or shorter than it says");
        }
        var cells = new ArrayList<Cells>();
        IntStream.of(columns).forEach(i -> {
            byte[] kept = bytes(places[i], length(header, 2 * i)).array();
            cells.add(cells(i, kept, length(header, 2 * i + 1), size));
        });
        return cells;
    }

    private Cells cells(int column, byte[] kept, int length, int size) {
        byte[] raw = kept.length == length ? kept : Packing.unpack(kept, length);
        try {
            return Sections.decode(schema().columns().get(column).type(), raw, size);
        } catch (RuntimeException e) {
            throw new DamagedTableException("a section has no cells of its column", e);
        }
    }

    private static int length(ByteBuffer header, int place) {
        int length = header.getInt(place * Integer.BYTES);
        if (length < 0 || length > Sections.MOST_BYTES) {
            throw new DamagedTableException("no section has " + length + " bytes");
        }
        return length;
    }

    private ByteBuffer bytes(long position, int length) {
        try {
            return bytes(file, position, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new DamagedTableException("the file ends too early");
            }
        }
        return bytes.flip();
    }

    private static TableLayout.Foot foot(FileChannel file) throws IOException {
        long size = file.size();
        if (size < TableLayout.TAIL) {
            throw new DamagedTableException("the file is too short for a table");
        }
        ByteBuffer tail = bytes(file, size - TableLayout.TAIL, TableLayout.TAIL);
        long position = tail.getLong();
        int length = tail.getInt();
        if (tail.getLong() != TableLayout.MARK
                || length < 0
                || length > MOST_FOOT
                || position != size - TableLayout.TAIL - length) {
            throw new DamagedTableException("the file is no table");
        }
        return TableLayout.read(bytes(file, position, length).array(), position);
    }
}
