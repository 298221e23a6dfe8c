package modelport.formats.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** Compressed bytes and archives. */
final class Packed {
    private Packed() {}

    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    static byte[] by(Compression compression, byte[] content) {
        return pack(
                content,
                switch (compression) {
                    case NONE -> out -> out;
                    case ZLIB -> DeflaterOutputStream::new;
                    case GZIP -> GZIPOutputStream::new;
                    case BZIP2 -> BZip2CompressorOutputStream::new;
                    case XZ -> out -> new XZOutputStream(out, new LZMA2Options(1));
                    case LZMA -> out -> new LZMAOutputStream(out, new LZMA2Options(1), -1);
                    case LZ4 -> FramedLZ4CompressorOutputStream::new;
                });
    }

    private static byte[] pack(byte[] content, Packer packer) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.around(bytes)) {
            out.write(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String name, byte[] content) {
        return pack(content, out -> {
            var zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry(name));
            return zip;
        });
    }

    static byte[] tar(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "ISO-8859-1")) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }
}
