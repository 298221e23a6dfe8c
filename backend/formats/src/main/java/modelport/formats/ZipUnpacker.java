package modelport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import modelport.onnx.RefusedException;

/** Takes the files out of a zip archive. */
final class ZipUnpacker {
    private static final int BUFFER = 1 << 16;

    private final SeekableByteChannel archive;
    private final Unpacking unpacking;

    ZipUnpacker(SeekableByteChannel archive, Unpacking unpacking) {
        this.archive = archive;
        this.unpacking = unpacking;
    }

    void unpack(int limit) throws IOException {
        for (ZipEntries.Placed placed : ZipEntries.read(archive, limit)) {
            if (placed.entry().isFolder()) {
                unpacking.folder(placed.entry().name());
            } else {
                file(placed.entry(), placed.dataStart());
            }
        }
    }

    private void file(ZipEntry entry, long dataStart) throws IOException {
        archive.position(dataStart);
        // Closing this stream would close the archive.
        InputStream packed = new BoundedInput(Channels.newInputStream(archive), entry.packed());
        if (entry.method() == ZipEntry.STORED) {
            write(entry, packed);
            return;
        }
        Inflater inflater = new Inflater(true);
        try {
            InputStream content = new InflaterInputStream(packed, inflater, BUFFER);
            write(entry, content);
            if (content.read() >= 0 || inflater.getBytesRead() != entry.packed()) {
                throw RefusedException.of("formats.archive-mismatch", "file", entry.name());
            }
        } catch (ZipException | java.io.EOFException broken) {
            var refused = RefusedException.of("formats.archive-broken");
            refused.initCause(broken);
            throw refused;
        } finally {
            inflater.end();
        }
    }

    private void write(ZipEntry entry, InputStream content) throws IOException {
        var checked = new CheckedInputStream(content, new CRC32());
        unpacking.file(entry.name(), checked, entry.size());
        if ((int) checked.getChecksum().getValue() != entry.crc()) {
            throw RefusedException.of("formats.archive-checksum", "file", entry.name());
        }
    }
}
