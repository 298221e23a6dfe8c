package modelport.compression;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** How many bytes of a file remain when it is stored or sent compressed. */
public final class Zipped {
    private Zipped() {}

    public static long bytes(Path file) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(OutputStream.nullOutputStream(), deflater)) {
            Files.copy(file, out);
            out.finish();
            return deflater.getBytesWritten();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }
}
