package modelport.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import modelport.onnx.OnnxProbe;

/**
 * Tells what a file is from its bytes. Its name decides only between texts, which all look alike: a list of class
 * labels, a model card, or any other text.
 */
public final class FileKinds {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int MAX_SAFETENSORS_HEADER = 100_000_000;
    private static final int HDF5_FIRST_USER_BLOCK = 512;

    private record Magic(int position, String bytes, FileKind kind) {}

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "\u0089HDF\r\n\u001a\n", FileKind.HDF5),
            new Magic(0, "\u0080\2\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.", FileKind.PYTORCH_LEGACY),
            new Magic(0, "GGUF", FileKind.GGUF),
            new Magic(4, "TFL3", FileKind.TFLITE),
            new Magic(0, "{L\0\0\0\0\0\0\0\7learner", FileKind.XGBOOST),
            new Magic(0, "{L\0\0\0\0\0\0\0\6Config", FileKind.XGBOOST),
            new Magic(0, "7z\u00bc\u00af'\u001c", FileKind.COMPRESSED),
            new Magic(0, "Rar!\u001a\u0007", FileKind.COMPRESSED),
            new Magic(0, "(\u00b5/\u00fd", FileKind.COMPRESSED),
            new Magic(0, "ZF0x", FileKind.JOBLIB));

    private FileKinds() {}

    /** What this file is. */
    public static FileKind detect(Path file) throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            return detect(bytes, file.getFileName().toString());
        }
    }

    /** What these bytes are, brought under this name. */
    public static FileKind detect(SeekableByteChannel file, String name) throws IOException {
        ByteBuffer head = head(file);
        if (!head.hasRemaining()) {
            return FileKind.UNKNOWN;
        }
        Optional<FileKind> byMagic = byMagic(head);
        if (byMagic.isPresent()) {
            return byMagic.get();
        }
        if (LegacyXgboost.is(bytes(head))) {
            return FileKind.XGBOOST;
        }
        if (starts(head, 0, "PK\u0003\u0004") || starts(head, 0, "PK\u0005\u0006")) {
            return ZipKinds.detect(file);
        }
        if (isSafetensors(head, file.size())) {
            return FileKind.SAFETENSORS;
        }
        Optional<FileKind> compressed = CompressedKinds.detect(head, file);
        if (compressed.isPresent()) {
            return compressed.get();
        }
        if (OnnxProbe.looksLikeModel(file)) {
            return FileKind.ONNX;
        }
        if (isHdf5AfterUserBlock(file)) {
            return FileKind.HDF5;
        }
        if (PickleHeads.isPickle(head) || PickleHeads.isOtherPickle(head, read(file, file.size() - 1, 1))) {
            return FileKind.PICKLE;
        }
        if (isSavedModel(head)) {
            return FileKind.SAVED_MODEL;
        }
        return TextKinds.detect(file, head, name);
    }

    private static Optional<FileKind> byMagic(ByteBuffer head) {
        return MAGICS.stream()
                .filter(magic -> starts(head, magic.position, magic.bytes))
                .map(Magic::kind)
                .findFirst();
    }

    static boolean starts(ByteBuffer head, int position, String magic) {
        byte[] bytes = magic.getBytes(ISO_8859_1);
        return head.remaining() >= position + bytes.length
                && head.slice(position, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    static ByteBuffer head(SeekableByteChannel file) throws IOException {
        return read(file, 0, HEAD_BYTES);
    }

    static ByteBuffer read(SeekableByteChannel file, long position, int limit) throws IOException {
        file.position(position);
        ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(file.size() - position, 0, limit))
                .order(ByteOrder.LITTLE_ENDIAN);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = file.read(bytes);
        }
        return bytes.flip();
    }

    /** The length of a JSON header, and the header's first bracket. */
    private static boolean isSafetensors(ByteBuffer head, long size) {
        if (head.remaining() <= Long.BYTES) {
            return false;
        }
        long header = head.getLong(0);
        return header >= 2
                && header <= Math.min(MAX_SAFETENSORS_HEADER, size - Long.BYTES)
                && head.get(Long.BYTES) == '{';
    }

    /** HDF5 may begin behind 512, 1024, 2048 ... bytes of something else. */
    private static boolean isHdf5AfterUserBlock(SeekableByteChannel file) throws IOException {
        String magic = MAGICS.getFirst().bytes;
        for (long start = HDF5_FIRST_USER_BLOCK; start > 0 && start < file.size(); start *= 2) {
            if (starts(read(file, start, magic.length()), 0, magic)) {
                return true;
            }
        }
        return false;
    }

    /** Schema version 1, then a graph that begins with its own description. */
    private static boolean isSavedModel(ByteBuffer head) {
        boolean schema = starts(head, 0, "\u0008\u0001\u0012");
        return schema && new String(bytes(head), US_ASCII).contains("serve");
    }

    private static byte[] bytes(ByteBuffer head) {
        byte[] bytes = new byte[head.remaining()];
        head.get(0, bytes);
        return bytes;
    }
}
