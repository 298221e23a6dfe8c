package modelport.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.onnx.Refusal;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar files with something wrong. */
final class BadTars {
    private static final int BLOCK = 512;

    private BadTars() {}

    static List<BadArchive> all() throws IOException {
        byte[] good = Samples.tar(Map.of("model.onnx", Samples.onnx(), "notes.txt", Samples.text("hello")));
        byte[] packed = Samples.gzip(good);
        List<BadArchive> all = new ArrayList<>();
        for (byte type : new byte[] {
            TarConstants.LF_LINK,
            TarConstants.LF_SYMLINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO,
            TarConstants.LF_GNUTYPE_SPARSE,
            TarConstants.LF_GNUTYPE_LONGLINK
        }) {
            all.add(BadArchive.of(
                    Refusal.of("formats.archive-link", "file", "link"),
                    "type " + (char) type,
                    Samples.gzip(typed(type))));
        }
        for (String name : List.of("../model.onnx", "a/../../b", "a\\b", "C:b", "a/./b", "")) {
            all.add(BadArchive.of(
                    Refusal.of("formats.archive-name", "file", name), "name " + name, Samples.gzip(named(name))));
        }
        all.add(BadArchive.of(
                Refusal.of("formats.archive-name", "file", "/etc/model"), "absolute", Samples.gzip(absolute())));
        all.add(BadArchive.of("formats.archive-name-twice", "twice", Samples.gzip(twice("model.onnx"))));
        all.add(BadArchive.of("formats.archive-name-twice", "in capitals", Samples.gzip(twice("MODEL.onnx"))));
        all.add(BadArchive.of("formats.archive-truncated", "cut inside", Arrays.copyOf(packed, packed.length / 2)));
        all.add(BadArchive.of("formats.archive-truncated", "cut at the end", Arrays.copyOf(packed, packed.length - 4)));
        all.add(BadArchive.of("formats.archive-truncated", "no end", Samples.gzip(Arrays.copyOf(good, BLOCK * 2))));
        all.add(BadArchive.of("formats.archive-gap", "text behind gzip", join(packed, Samples.text("and more"))));
        all.add(BadArchive.of("formats.archive-gap", "a second gzip", join(packed, packed)));
        all.add(BadArchive.of(
                "formats.archive-gap", "text behind tar", Samples.gzip(join(good, Samples.text("more")))));
        all.add(BadArchive.of("formats.archive-broken", "a checksum of the head", Samples.gzip(changed(good, 0))));
        all.add(BadArchive.of("formats.archive-broken", "a checksum of gzip", changed(packed, packed.length - 8)));
        all.add(BadArchive.of(
                Refusal.of("formats.archive-nested", "file", "inner"),
                "a tar.gz in a tar.gz",
                Samples.gzip(Samples.tar(Map.of("inner", packed)))));
        all.add(BadArchive.of(
                Refusal.of("formats.archive-ratio", "limit", 100),
                "a bomb",
                Samples.gzip(Samples.tar(Map.of("zeros", new byte[9_000_000])))));
        all.add(BadArchive.of(
                Refusal.of("formats.archive-ratio", "limit", 100),
                "a bomb of padding",
                Samples.gzip(join(good, new byte[9_000_000]))));
        all.add(BadArchive.of(Refusal.of("formats.archive-entries", "limit", 1), "two files", packed)
                .within(1, 100, 1_000_000));
        return all;
    }

    private static byte[] typed(byte type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("link", type);
            entry.setLinkName("/etc/passwd");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] named(String name) throws IOException {
        return Samples.tar(Map.of(name, Samples.text("hello")));
    }

    private static byte[] absolute() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("/etc/model", true));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] twice(String other) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (String name : List.of("model.onnx", other)) {
                tar.putArchiveEntry(new TarArchiveEntry(name));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
