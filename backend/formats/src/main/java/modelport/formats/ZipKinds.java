package modelport.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells model formats that are zip files inside from archives, by the names in the directory at the end. */
final class ZipKinds {
    private static final int TAIL_BYTES = 1 << 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_HEAD = 46;
    private static final List<String> KERAS = List.of("config.json", "metadata.json", "model.weights.h5");

    private ZipKinds() {}

    static FileKind detect(SeekableByteChannel file) throws IOException {
        Set<String> names = names(file);
        // It may hold another file of PyTorch as it is.
        if (names.stream().anyMatch(name -> name.endsWith("/archive_format"))
                && names.stream().anyMatch(name -> name.endsWith("/models/model.json"))) {
            return FileKind.TORCH_EXPORT;
        }
        boolean pytorch = names.stream().anyMatch(name -> name.endsWith("/data.pkl"))
                && names.stream().anyMatch(name -> name.endsWith("/version") || name.endsWith("/byteorder"));
        if (pytorch) {
            boolean script = names.stream().anyMatch(name -> name.endsWith("/constants.pkl"));
            return script ? FileKind.TORCHSCRIPT : FileKind.PYTORCH_ZIP;
        }
        // One file less, and it is still told what is missing.
        boolean keras = KERAS.stream().filter(names::contains).count() >= 2;
        return keras ? FileKind.KERAS_V3 : FileKind.ZIP;
    }

    /** The names at the end of the directory; a look and no check, which unpacking makes. */
    private static Set<String> names(SeekableByteChannel file) throws IOException {
        long start = Math.max(0, file.size() - TAIL_BYTES);
        ByteBuffer tail = FileKinds.read(file, start, TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Set<String> names = new HashSet<>();
        for (int at = 0; at + ENTRY_HEAD <= tail.limit(); at++) {
            if (tail.get(at) == 'P' && tail.getInt(at) == ENTRY) {
                int bytes = Short.toUnsignedInt(tail.getShort(at + 28));
                if (at + ENTRY_HEAD + bytes <= tail.limit()) {
                    var name = new byte[bytes];
                    tail.get(at + ENTRY_HEAD, name);
                    names.add(new String(name, StandardCharsets.UTF_8));
                }
            }
        }
        return names;
    }
}
