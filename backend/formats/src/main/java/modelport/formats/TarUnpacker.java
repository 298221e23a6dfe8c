package modelport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Takes the files out of a tar archive: plain files and folders, in the three dialects that are written today. */
final class TarUnpacker {
    private static final int BLOCK = 512;
    private static final int MAX_EXTENSION = 1 << 16;

    private final InputStream in;
    private final Unpacking unpacking;

    @Nullable
    private String longName;

    private Map<String, String> attributes = Map.of();

    TarUnpacker(InputStream in, Unpacking unpacking) {
        this.in = in;
        this.unpacking = unpacking;
    }

    void unpack() throws IOException {
        while (true) {
            byte[] head = block();
            if (isZero(head)) {
                requireEnd();
                return;
            }
            requireChecksum(head);
            entry(head);
        }
    }

    private void entry(byte[] head) throws IOException {
        long size = number(head, 124, 12);
        switch (head[156]) {
            case 'L' -> longName = text(extension(size));
            case 'x' -> attributes = attributes(extension(size));
            // The only thing that Git's archives say for all files is their commit.
            case 'g' -> attributes(extension(size));
            case '0', '7', 0 -> file(head, size);
            case '5' -> {
                unpacking.folder(name(head));
                skip(size);
                forget();
            }
            default -> throw RefusedException.of("formats.archive-link", "file", name(head));
        }
    }

    private void file(byte[] head, long headSize) throws IOException {
        String name = name(head);
        long size = headSize;
        String longSize = attributes.get("size");
        if (longSize != null) {
            if (!longSize.matches("[0-9]{1,18}")) {
                throw RefusedException.of("formats.archive-broken");
            }
            size = Long.parseLong(longSize);
        }
        if (name.endsWith("/")) {
            unpacking.folder(name);
            skip(size);
        } else {
            unpacking.file(name, in, size);
        }
        skip(padding(size));
        forget();
    }

    private void forget() {
        longName = null;
        attributes = Map.of();
    }

    private String name(byte[] head) {
        String path = attributes.get("path");
        if (path != null) {
            return path;
        }
        if (longName != null) {
            return longName;
        }
        String name = text(Arrays.copyOfRange(head, 0, 100));
        boolean posix = head[257] == 'u' && head[262] == 0;
        String prefix = posix ? text(Arrays.copyOfRange(head, 345, 500)) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Text up to its first zero byte. */
    private static String text(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notText) {
            String shown = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            var refused = RefusedException.of("formats.archive-name", "file", shown);
            refused.initCause(notText);
            throw refused;
        }
    }

    /** Lines of length, key and value that stand before an entry. */
    private static Map<String, String> attributes(byte[] bytes) {
        Map<String, String> attributes = new HashMap<>();
        int position = 0;
        while (position < bytes.length) {
            int space = position;
            while (space < bytes.length && bytes[space] != ' ' && space - position < 6) {
                space++;
            }
            String digits = new String(bytes, position, space - position, StandardCharsets.ISO_8859_1);
            int end = position + (digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0);
            if (end <= space + 1 || end > bytes.length || bytes[end - 1] != '\n') {
                throw RefusedException.of("formats.archive-broken");
            }
            String line = text(Arrays.copyOfRange(bytes, space + 1, end - 1));
            int equals = line.indexOf('=');
            if (equals <= 0 || line.startsWith("GNU.sparse")) {
                throw RefusedException.of("formats.archive-broken");
            }
            attributes.put(line.substring(0, equals), line.substring(equals + 1));
            position = end;
        }
        return attributes;
    }

    private byte[] extension(long size) throws IOException {
        if (size > MAX_EXTENSION) {
            throw RefusedException.of("formats.archive-broken");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw RefusedException.of("formats.archive-truncated");
        }
        unpacking.countBytes(size);
        skip(padding(size));
        return bytes;
    }

    private static long padding(long size) {
        return Math.floorMod(-size, (long) BLOCK);
    }

    private void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; left -= BLOCK) {
            int part = (int) Math.min(left, BLOCK);
            unpacking.countBytes(part);
            if (in.readNBytes(part).length < part) {
                throw RefusedException.of("formats.archive-truncated");
            }
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw RefusedException.of("formats.archive-truncated");
        }
        unpacking.countBytes(BLOCK);
        return block;
    }

    /** After the last entry nothing but zeros may follow. */
    private void requireEnd() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        while (block.length > 0) {
            unpacking.countBytes(block.length);
            if (!isZero(block)) {
                throw RefusedException.of("formats.archive-gap");
            }
            block = in.readNBytes(BLOCK);
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireChecksum(byte[] head) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            // The checksum counts its own eight bytes as blanks.
            sum += i >= 148 && i < 156 ? ' ' : Byte.toUnsignedInt(head[i]);
        }
        if (sum != number(head, 148, 8)) {
            throw RefusedException.of("formats.archive-broken");
        }
    }

    /** An octal number, or a binary one where the first bit says so. */
    private static long number(byte[] head, int start, int length) {
        long number = 0;
        if (head[start] == (byte) 0x80) {
            for (int i = start + 1; i < start + length; i++) {
                if (number > Long.MAX_VALUE >> 8) {
                    throw RefusedException.of("formats.archive-broken");
                }
                number = (number << 8) + Byte.toUnsignedInt(head[i]);
            }
            return number;
        }
        String digits = new String(head, start, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw RefusedException.of("formats.archive-broken");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
