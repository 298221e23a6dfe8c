package modelport.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.onnx.Refusal;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Zip files with something wrong. */
final class BadZips {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;

    /** The one kind of deflated block that does not exist. */
    private static final int RESERVED_BLOCK = 7;

    private BadZips() {}

    static List<BadArchive> all() throws IOException {
        byte[] good = Samples.zip(Map.of("model.onnx", Samples.onnx(), "notes.txt", Samples.text("hello")));
        List<BadArchive> all = new ArrayList<>();
        all.addAll(broken(good));
        all.addAll(contradictory(good));
        all.addAll(names());
        all.add(BadArchive.of(
                Refusal.of("formats.archive-link", "file", "link"), "a symbolic link", withMode(0120777)));
        all.add(BadArchive.of(Refusal.of("formats.archive-link", "file", "link"), "a device", withMode(0060666)));
        all.add(BadArchive.of(
                Refusal.of("formats.archive-nested", "file", "inner.txt"),
                "a zip in a zip",
                Samples.zip(Map.of("inner.txt", good))));
        all.add(BadArchive.of("formats.archive-empty", "nothing", Samples.zip(Map.of())));
        byte[] bomb = Samples.zip(Map.of("zeros", new byte[9_000_000]));
        all.add(BadArchive.of(Refusal.of("formats.archive-ratio", "limit", 100), "a bomb", bomb));
        all.add(BadArchive.of(Refusal.of("formats.archive-bytes", "limit", 1_000_000), "too much", bomb)
                .within(100, 10_000, 1_000_000));
        all.add(BadArchive.of(Refusal.of("formats.archive-entries", "limit", 1), "two files", good)
                .within(1, 100, 1_000_000));
        return all;
    }

    private static List<BadArchive> broken(byte[] good) {
        return List.of(
                BadArchive.of("formats.archive-truncated", "half", Arrays.copyOf(good, good.length / 2)),
                BadArchive.of("formats.archive-truncated", "all but a byte", Arrays.copyOf(good, good.length - 1)),
                BadArchive.of("formats.archive-broken", "several disks", patched(good, END, 4, 1)),
                BadArchive.of("formats.archive-broken", "fewer entries than said", patched(good, END, 8, 9, 0, 9, 0)),
                BadArchive.of("formats.archive-gap", "bytes in front", join(new byte[] {'P', 'K', 3, 4}, good)),
                BadArchive.of(
                        "formats.archive-gap", "a directory that does not end the file", patched(good, END, 12, 1)),
                BadArchive.of("formats.archive-gap", "text behind", join(good, Samples.text("and more"))),
                BadArchive.of(
                        Refusal.of("formats.archive-encrypted", "file", "model.onnx"),
                        "a password",
                        patched(good, CENTRAL, 8, 9)),
                BadArchive.of(
                        Refusal.of("formats.archive-method", "file", "model.onnx", "method", 14),
                        "lzma",
                        patched(good, CENTRAL, 10, 14)),
                BadArchive.of("formats.archive-kind", "text", Samples.text("no archive")));
    }

    /** The directory and the entries disagree. */
    private static List<BadArchive> contradictory(byte[] good) throws IOException {
        Refusal mismatch = Refusal.of("formats.archive-mismatch", "file", "model.onnx");
        byte[] stored = stored("model.onnx", Samples.text("hello, model"));
        int data = new String(stored, StandardCharsets.ISO_8859_1).indexOf("hello");
        byte[] damaged = stored.clone();
        damaged[data] = 'j';
        byte[] garbled = patched(good, LOCAL, 30 + "model.onnx".length(), RESERVED_BLOCK);
        byte[] moved = good.clone();
        moved[new String(good, StandardCharsets.ISO_8859_1).indexOf("notes.txt") - 30] = 0;
        return List.of(
                BadArchive.of(mismatch, "another name", patched(good, LOCAL, 30, 'M')),
                BadArchive.of(mismatch, "another method", patched(good, LOCAL, 8, 0)),
                BadArchive.of(Refusal.of("formats.archive-mismatch", "file", "notes.txt"), "no entry there", moved),
                BadArchive.of(mismatch, "another size", patched(good, DESCRIPTOR, 12, 1)),
                BadArchive.of(mismatch, "another checksum", patched(good, DESCRIPTOR, 4, 0)),
                BadArchive.of("formats.archive-gap", "overlapping entries", patched(good, CENTRAL, 20, 1)),
                BadArchive.of("formats.archive-gap", "an entry that nobody lists", unlisted(stored)),
                BadArchive.of(Refusal.of("formats.archive-checksum", "file", "model.onnx"), "another content", damaged),
                BadArchive.of("formats.archive-broken", "no deflated data", garbled));
    }

    private static List<BadArchive> names() throws IOException {
        List<BadArchive> all = new ArrayList<>();
        for (String name : List.of(
                "/model.onnx",
                "../model.onnx",
                "a/../../model.onnx",
                "a//b",
                "a/./b",
                "a\\..\\b",
                "C:model.onnx",
                "model.onnx\0.txt",
                "a\nb",
                " ",
                "a".repeat(256),
                "a/".repeat(16) + "b")) {
            all.add(BadArchive.of(
                    Refusal.of("formats.archive-name", "file", name),
                    name,
                    Samples.zip(Map.of(name, Samples.text("hello")))));
        }
        for (String name : List.of("MODEL.onnx", "model.onnx/inside", "ｍodel.onnx")) {
            all.add(BadArchive.of("formats.archive-name-twice", name, twice(name)));
        }
        all.add(BadArchive.of(
                "formats.archive-name",
                "no encoding",
                patched(Samples.zip(Map.of("a", new byte[1])), CENTRAL, 46, 0xff)));
        return all;
    }

    private static byte[] twice(String other) throws IOException {
        return Samples.zip(Map.of("model.onnx", Samples.text("hello"), other, Samples.text("hello")));
    }

    private static byte[] withMode(int mode) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            var entry = new ZipArchiveEntry("link");
            entry.setUnixMode(mode);
            zip.putArchiveEntry(entry);
            zip.write(Samples.text("/etc/passwd"));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] stored(String name, byte[] content) throws IOException {
        var bytes = new SeekableInMemoryByteChannel();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            zip.setMethod(java.util.zip.ZipEntry.STORED);
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return Arrays.copyOf(bytes.array(), (int) bytes.size());
    }

    /** The entry a second time in front of the directory, which does not know it. */
    private static byte[] unlisted(byte[] stored) {
        int directory = position(stored, CENTRAL);
        byte[] entry = Arrays.copyOf(stored, directory);
        byte[] longer = join(entry, stored);
        return patched(longer, END, 16, (directory * 2) & 0xff, (directory * 2) >> 8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** The bytes with others at this distance from the first such signature. */
    private static byte[] patched(byte[] zip, int signature, int distance, int... bytes) {
        byte[] patched = zip.clone();
        for (int i = 0; i < bytes.length; i++) {
            patched[position(zip, signature) + distance + i] = (byte) bytes[i];
        }
        return patched;
    }

    private static int position(byte[] zip, int signature) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i <= zip.length - Integer.BYTES; i++) {
            if (bytes.getInt(i) == signature) {
                return i;
            }
        }
        throw new IllegalStateException("no such signature");
    }
}
