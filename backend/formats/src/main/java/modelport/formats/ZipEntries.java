package modelport.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import modelport.onnx.RefusedException;

/**
 * Reads the directory of a zip file and holds it against the entries themselves. Entries must fill the file from its
 * first byte to the directory without gap or overlap, and the directory must end the file: then there is one way to
 * read it, nothing hides between, and no entry is counted twice.
 */
final class ZipEntries {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_BYTES = 20;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR = 0x08074b50;

    /** With or without a signature, and with sizes of four or of eight bytes. */
    private static final Set<Long> DESCRIPTOR_BYTES = Set.of(12L, 16L, 20L, 24L);

    /** Encryption, descriptor and the encoding of names. */
    private static final int MEANINGFUL_FLAGS = 0b10_1000_0100_1001;

    private static final int MAX_COMMENT = 1_024;
    private static final int MAX_DIRECTORY_ENTRY_BYTES = 4_096;

    private final SeekableByteChannel file;
    private final long size;

    private ZipEntries(SeekableByteChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** All entries in the order of their data; refused if they are more than {@code limit}. */
    static List<Placed> read(SeekableByteChannel file, int limit) throws IOException {
        return new ZipEntries(file).entries(limit);
    }

    /** An entry and where its data starts. */
    record Placed(ZipEntry entry, long dataStart) {}

    private record Directory(long start, long bytes, long entries) {}

    private List<Placed> entries(int limit) throws IOException {
        Directory directory = directory();
        if (directory.entries > limit) {
            throw RefusedException.of("formats.archive-entries", "limit", limit);
        }
        if (directory.bytes > directory.entries * MAX_DIRECTORY_ENTRY_BYTES) {
            throw RefusedException.of("formats.archive-broken");
        }
        ByteBuffer bytes = at(directory.start, (int) directory.bytes);
        List<ZipEntry> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            entries.add(ZipEntry.read(bytes));
        }
        if (entries.size() != directory.entries) {
            throw RefusedException.of("formats.archive-broken");
        }
        entries.sort(Comparator.comparingLong(ZipEntry::offset));
        return placed(entries, directory.start);
    }

    /** The entries with the places of their data, one right after the other. */
    private List<Placed> placed(List<ZipEntry> entries, long directoryStart) throws IOException {
        List<Placed> placed = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < entries.size(); i++) {
            long end = i + 1 < entries.size() ? entries.get(i + 1).offset() : directoryStart;
            if (entries.get(i).offset() != start) {
                throw RefusedException.of("formats.archive-gap");
            }
            placed.add(new Placed(entries.get(i), dataStart(entries.get(i), end)));
            start = end;
        }
        if (start != directoryStart) {
            throw RefusedException.of("formats.archive-gap");
        }
        return placed;
    }

    /** Where an entry's data starts, after a head of its own that has to say the same as the directory. */
    private long dataStart(ZipEntry entry, long end) throws IOException {
        ByteBuffer head = at(entry.offset(), LOCAL_BYTES);
        int nameBytes = Short.toUnsignedInt(head.getShort(26));
        int extraBytes = Short.toUnsignedInt(head.getShort(28));
        ByteBuffer rest = at(entry.offset() + LOCAL_BYTES, nameBytes + extraBytes);
        ByteBuffer name = ZipEntry.take(rest, nameBytes);
        var sizes = new ZipEntry.Sizes(ZipEntry.take(rest, extraBytes));
        long size = sizes.of(head.getInt(22));
        long packed = sizes.of(head.getInt(18));
        boolean same = head.getInt(0) == LOCAL
                && ((head.getShort(6) ^ entry.flags()) & MEANINGFUL_FLAGS) == 0
                && head.getShort(8) == entry.method()
                && name.equals(entry.rawName())
                && agrees(entry, head.getInt(14), entry.crc())
                && agrees(entry, size, entry.size())
                && agrees(entry, packed, entry.packed());
        if (!same) {
            throw RefusedException.of("formats.archive-mismatch", "file", entry.name());
        }
        long dataStart = entry.offset() + LOCAL_BYTES + nameBytes + extraBytes;
        requireDescriptor(entry, dataStart + entry.packed(), end);
        return dataStart;
    }

    /** Entries written in one go know their sizes only afterwards. */
    private static boolean agrees(ZipEntry entry, long local, long central) {
        return local == central || (entry.hasDescriptor() && local == 0);
    }

    /** What may stand between an entry's data and the next entry: its sizes, if they come afterwards. */
    private void requireDescriptor(ZipEntry entry, long dataEnd, long end) throws IOException {
        long bytes = end - dataEnd;
        if (!entry.hasDescriptor() && bytes == 0) {
            return;
        }
        if (!entry.hasDescriptor() || !DESCRIPTOR_BYTES.contains(bytes)) {
            throw RefusedException.of("formats.archive-gap");
        }
        ByteBuffer descriptor = at(dataEnd, (int) bytes);
        boolean signed = bytes % Long.BYTES == 0 && descriptor.getInt() == DESCRIPTOR;
        boolean signedLength = bytes == 16 || bytes == 24;
        boolean same = signed == signedLength
                && descriptor.getInt() == entry.crc()
                && number(descriptor, bytes) == entry.packed()
                && number(descriptor, bytes) == entry.size();
        if (!same) {
            throw RefusedException.of("formats.archive-mismatch", "file", entry.name());
        }
    }

    private static long number(ByteBuffer descriptor, long bytes) {
        return bytes >= 20 ? descriptor.getLong() : Integer.toUnsignedLong(descriptor.getInt());
    }

    private Directory directory() throws IOException {
        int window = (int) Math.min(size, END_BYTES + MAX_COMMENT);
        ByteBuffer tail = at(size - window, window);
        for (int back = END_BYTES; back <= window; back++) {
            ByteBuffer end = tail.slice(window - back, back).order(ByteOrder.LITTLE_ENDIAN);
            if (end.getInt(0) == END) {
                if (Short.toUnsignedInt(end.getShort(20)) != back - END_BYTES) {
                    throw RefusedException.of("formats.archive-gap");
                }
                return directory(end, size - back);
            }
        }
        throw RefusedException.of("formats.archive-truncated");
    }

    private Directory directory(ByteBuffer end, long endStart) throws IOException {
        long entries = Short.toUnsignedLong(end.getShort(10));
        long bytes = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        boolean oneDisk = end.getShort(4) == end.getShort(6) && end.getShort(8) == end.getShort(10);
        long directoryEnd = endStart;
        boolean large = endStart >= LOCATOR64_BYTES + END64_BYTES
                && at(endStart - LOCATOR64_BYTES, LOCATOR64_BYTES).getInt(0) == LOCATOR64;
        if (large) {
            directoryEnd = at(endStart - LOCATOR64_BYTES, LOCATOR64_BYTES).getLong(8);
            if (directoryEnd != endStart - LOCATOR64_BYTES - END64_BYTES) {
                throw RefusedException.of("formats.archive-broken");
            }
            ByteBuffer end64 = at(directoryEnd, END64_BYTES);
            oneDisk &= end64.getInt(0) == END64 && end64.getLong(24) == end64.getLong(32);
            entries = end64.getLong(32);
            bytes = end64.getLong(40);
            start = end64.getLong(48);
        }
        boolean fits = entries >= 0 && bytes >= 0 && start >= 0 && start <= directoryEnd;
        if (!oneDisk || !fits) {
            throw RefusedException.of("formats.archive-broken");
        }
        if (bytes != directoryEnd - start) {
            throw RefusedException.of("formats.archive-gap");
        }
        return new Directory(start, bytes, entries);
    }

    private ByteBuffer at(long position, int bytes) throws IOException {
        if (position < 0 || bytes > size - position) {
            throw RefusedException.of("formats.archive-truncated");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.position(position);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new EOFException("the archive became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
