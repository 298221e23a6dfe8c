package modelport.formats.hdf5;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import modelport.onnx.RefusedException;

/** An HDF5 file that is open for reading. */
public final class Hdf5File implements AutoCloseable {
    private final HdfFile file;
    private final MeteredChannel bytes;
    private final Budget budget;

    private Hdf5File(HdfFile file, MeteredChannel bytes, Budget budget) {
        this.file = file;
        this.bytes = bytes;
        this.budget = budget;
    }

    /**
     * Opens a file in which nobody else writes.
     *
     * @throws RefusedException if it is no HDF5, damaged or too large
     */
    public static Hdf5File open(Path path, Hdf5Limits limits) throws IOException {
        long size = Files.size(path);
        if (size > limits.fileBytes()) {
            throw RefusedException.of("hdf5.file-bytes", "limit", limits.fileBytes());
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MappedByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            var bytes = new MeteredChannel(content, limits);
            HdfFile file = Guarded.read("/", () -> new HdfFile(bytes));
            return new Hdf5File(file, bytes, new Budget(limits, size));
        }
    }

    public Hdf5Group root() {
        return new Hdf5Group(file, "", 0, budget);
    }

    /** The library's own way of closing a file wants to know its path. */
    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** What arrays may still take. */
    static final class Budget {
        private final Hdf5Limits limits;
        private final long most;
        private long taken;

        Budget(Hdf5Limits limits, long fileSize) {
            this.limits = limits;
            most = Math.min(limits.totalBytes(), Math.multiplyExact(Math.max(fileSize, 1), (long) limits.ratio()));
        }

        Hdf5Limits limits() {
            return limits;
        }

        /** Asks before anything is allocated. */
        void take(String place, long bytes) {
            if (bytes > limits.arrayBytes()) {
                throw RefusedException.of("hdf5.array-bytes", "array", place, "limit", limits.arrayBytes());
            }
            taken += bytes;
            if (taken > most) {
                throw RefusedException.of("hdf5.total-bytes", "limit", most);
            }
        }
    }
}
