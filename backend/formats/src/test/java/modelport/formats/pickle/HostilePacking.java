package modelport.formats.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static modelport.formats.pickle.PickleWriter.bare;
import static modelport.formats.pickle.PickleWriter.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Files whose compression hides something, and files that are two things at once. */
final class HostilePacking {
    private static final String TRAILING = "pickle.trailing";
    private static final String DAMAGED = "pickle.broken-file-compression";

    private HostilePacking() {}

    static List<Hostile> all(String command) {
        List<Hostile> all = new ArrayList<>();
        for (Compression compression : Compression.values()) {
            if (compression != Compression.NONE) {
                all.addAll(packed(compression, command));
            }
        }
        all.addAll(special());
        all.addAll(polyglots(command));
        return all;
    }

    private static List<Hostile> packed(Compression compression, String command) {
        String name = compression.title();
        byte[] good = Packed.by(compression, start().text("hello".repeat(50)).stop());
        byte[] bomb = Packed.by(compression, bomb());
        byte[] call =
                Packed.by(compression, start().call("os", "system", command).stop());
        return List.of(
                new Hostile(name + "-call", call, "pickle.forbidden-call", "os.system"),
                new Hostile(name + "-bomb", bomb, "pickle.resource-limit-ratio", "200"),
                new Hostile(name + "-cut", Arrays.copyOf(good, good.length / 2), "pickle.broken-file"),
                new Hostile(name + "-head-only", Arrays.copyOf(good, 6), "pickle.broken-file"),
                new Hostile(name + "-trailing-byte", Arrays.copyOf(good, good.length + 1), TRAILING),
                new Hostile(name + "-second-stream", bare().raw(good).raw(call).toBytes(), TRAILING),
                new Hostile(
                        name + "-trailing-inside",
                        Packed.by(
                                compression,
                                bare().raw(start().none().stop())
                                        .raw(start().none().stop())
                                        .toBytes()),
                        TRAILING),
                new Hostile(name + "-twice", Packed.by(compression, good), "pickle."),
                new Hostile(name + "-flipped", flipped(good), "pickle.broken-file"));
    }

    private static byte[] bomb() {
        return start().op(Opcode.Literal.BINBYTES)
                .four(16 << 20)
                .raw(new byte[16 << 20])
                .stop();
    }

    /** Damaged where checksums or contents are. */
    private static byte[] flipped(byte[] packed) {
        byte[] flipped = packed.clone();
        flipped[flipped.length * 2 / 3] ^= 0x55;
        return flipped;
    }

    private static List<Hostile> special() {
        byte[] lzma = Packed.by(Compression.LZMA, start().none().stop());
        byte[] greedy = lzma.clone();
        Arrays.fill(greedy, 1, 5, (byte) 0xff);
        return List.of(
                new Hostile("zlib-with-dictionary", withDictionary(), "pickle.broken-file"),
                new Hostile(
                        "zlib-checksum",
                        wrongEnd(Packed.by(Compression.ZLIB, start().none().stop())),
                        DAMAGED),
                new Hostile(
                        "gzip-checksum",
                        wrongEnd(Packed.by(Compression.GZIP, start().none().stop())),
                        DAMAGED),
                new Hostile(
                        "xz-end",
                        wrongEnd(Packed.by(Compression.XZ, start().none().stop())),
                        DAMAGED),
                new Hostile(
                        "lz4-checksum",
                        wrongEnd(Packed.by(Compression.LZ4, start().none().stop())),
                        DAMAGED),
                new Hostile("lzma-dictionary-of-4-gigabytes", greedy, "pickle."));
    }

    private static byte[] wrongEnd(byte[] packed) {
        packed[packed.length - 1] ^= 1;
        return packed;
    }

    private static byte[] withDictionary() {
        var deflater = new Deflater();
        deflater.setDictionary("hello".getBytes(ISO_8859_1));
        deflater.setInput(start().text("hello").stop());
        deflater.finish();
        byte[] packed = new byte[200];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static List<Hostile> polyglots(String command) {
        byte[] pickle = start().none().stop();
        byte[] evil = start().call("os", "system", command).stop();
        return List.of(
                new Hostile(
                        "pickle-before-zip",
                        bare().raw(pickle).raw(Packed.zip("x.pkl", evil)).toBytes(),
                        TRAILING),
                new Hostile("zip-with-pickle", Packed.zip("x.pkl", evil), "pickle."),
                new Hostile("pickle-as-name-in-a-tar", Packed.tar(new String(pickle, ISO_8859_1), evil), TRAILING),
                new Hostile(
                        "call-before-zip",
                        bare().raw(evil).raw(Packed.zip("x.pkl", pickle)).toBytes(),
                        "pickle.forbidden-call",
                        "os.system"),
                new Hostile(
                        "torch-before-zip",
                        start().op(Opcode.Literal.LONG1)
                                .raw(10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                                .op(Opcode.Control.STOP)
                                .raw(start().number(1001).stop())
                                .toBytes(),
                        TRAILING));
    }
}
