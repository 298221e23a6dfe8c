package modelport.formats.pickle;

/** How a pickle may be compressed; Joblib does all of these itself. */
public enum Compression {
    NONE("none"),
    ZLIB("zlib"),
    GZIP("gzip"),
    BZIP2("bzip2"),
    XZ("xz"),
    LZMA("lzma"),
    LZ4("lz4");

    private final String title;

    Compression(String title) {
        this.title = title;
    }

    /** Its own name, the same in every language. */
    public String title() {
        return title;
    }

    /** The compression by the first bytes of a file, of which there may be less than six. */
    public static Compression of(byte[] head) {
        if (starts(head, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(head, 'B', 'Z', 'h')) {
            return BZIP2;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, 0x5d, 0, 0)) {
            return LZMA;
        }
        if (starts(head, 0x04, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        return isZlib(head) ? ZLIB : NONE;
    }

    /** Two bytes that divide by 31 and name deflate with the usual window. */
    private static boolean isZlib(byte[] head) {
        return starts(head, 0x78)
                && head.length > 1
                && (Byte.toUnsignedInt(head[0]) << Byte.SIZE | Byte.toUnsignedInt(head[1])) % 31 == 0;
    }

    private static boolean starts(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || Byte.toUnsignedInt(head[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
