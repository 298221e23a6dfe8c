package modelport.formats;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import modelport.onnx.RefusedException;

/** The entries of a zip file that stays packed. Two readers of it cannot find different things under one name. */
public final class ZipContents implements Closeable {
    private final SeekableByteChannel file;
    private final Map<String, ZipEntries.Placed> entries = new LinkedHashMap<>();

    private ZipContents(SeekableByteChannel file, int limit) throws IOException {
        this.file = file;
        // Some readers take no notice of upper and lower case.
        var folded = new HashSet<String>();
        for (ZipEntries.Placed placed : ZipEntries.read(file, limit)) {
            String name = placed.entry().name();
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                throw RefusedException.of("formats.archive-name-twice", "file", name);
            }
            if (!placed.entry().isFolder()) {
                entries.put(name, placed);
            }
        }
    }

    /** Opens a file that has at most so many entries. */
    public static ZipContents open(Path file, int limit) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new ZipContents(channel, limit);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The names of all files in it, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Bytes of a file, unpacked. */
    public long size(String name) {
        return placed(name).entry().size();
    }

    /** Whether its bytes lie in the zip file as they are. */
    public boolean isStored(String name) {
        return placed(name).entry().method() == ZipEntry.STORED;
    }

    /** Where its bytes begin in the zip file. */
    public long start(String name) {
        return placed(name).dataStart();
    }

    /** All bytes of a file, refused if they are more than {@code limit} or not those that the zip file promises. */
    public byte[] bytes(String name, int limit) throws IOException {
        ZipEntry entry = placed(name).entry();
        if (entry.size() > limit) {
            throw RefusedException.of("formats.entry-bytes", "file", name, "limit", limit);
        }
        Inflater inflater = new Inflater(true);
        try {
            InputStream content = content(name, inflater);
            byte[] bytes = content.readNBytes((int) entry.size());
            boolean whole = bytes.length == entry.size() && content.read() < 0;
            var checksum = new CRC32();
            checksum.update(bytes);
            if (!whole || (int) checksum.getValue() != entry.crc()) {
                throw RefusedException.of("formats.archive-checksum", "file", name);
            }
            return bytes;
        } catch (ZipException | EOFException broken) {
            var refused = RefusedException.of("formats.archive-broken");
            refused.initCause(broken);
            throw refused;
        } finally {
            inflater.end();
        }
    }

    private InputStream content(String name, Inflater inflater) throws IOException {
        ZipEntries.Placed placed = placed(name);
        file.position(placed.dataStart());
        InputStream packed =
                new BoundedInput(Channels.newInputStream(file), placed.entry().packed());
        return placed.entry().method() == ZipEntry.STORED ? packed : new InflaterInputStream(packed, inflater);
    }

    private ZipEntries.Placed placed(String name) {
        ZipEntries.Placed placed = entries.get(name);
        if (placed == null) {
            throw RefusedException.of("formats.entry-missing", "file", name);
        }
        return placed;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
