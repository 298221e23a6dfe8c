package modelport.tables;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a table block by block, and takes the digest of its content on the way: of the columns' names and types and of
 * every cell, whatever file they were read from. How many rows a block has is part of what is digested, so it follows
 * from the content alone.
 */
public final class TableWriter implements AutoCloseable {
    /** Texts fill a block before rows do. */
    public static final int BLOCK_BYTES = 4 << 20;

    private static final int BUFFER = 1 << 20;

    private final Schema schema;
    private final DataOutputStream out;
    private final MessageDigest digest;
    private final List<Long> firstRows = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private long rows;
    private long position;

    public TableWriter(Path file, Schema schema) throws IOException {
        this.schema = schema;
        this.digest = sha256();
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        try (var described = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            TableLayout.writeSchema(schema, described);
        }
    }

    /** How many rows a block has at most. */
    public int rowsPerBlock() {
        return TableLayout.rowsPerBlock(schema.columns().size());
    }

    /** Writes a block of {@code size} rows. */
    public void write(List<Cells> columns, int size) throws IOException {
        firstRows.add(rows);
        offsets.add(position);
        var sections = new ArrayList<byte[]>();
        ByteBuffer header = ByteBuffer.allocate(columns.size() * TableLayout.HEADER);
        for (Cells cells : columns) {
            byte[] raw = Sections.encode(cells, size);
            if (raw.length > Sections.MOST_BYTES) {
                throw new IllegalArgumentException("a section of " + raw.length + " bytes");
            }
            digest.update(raw);
            byte[] kept = Packing.pack(raw);
            header.putInt(kept.length).putInt(raw.length);
            sections.add(kept);
        }
        out.write(header.array());
        position += header.capacity();
        for (byte[] section : sections) {
            out.write(section);
            position += section.length;
        }
        rows += size;
    }

    /** Completes the file and returns the content's digest. */
    public String finish() throws IOException {
        firstRows.add(rows);
        offsets.add(position);
        byte[] foot = TableLayout.write(new TableLayout.Foot(schema, array(firstRows), array(offsets)));
        out.write(foot);
        out.writeLong(position);
        out.writeInt(foot.length);
        out.writeLong(TableLayout.MARK);
        out.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
