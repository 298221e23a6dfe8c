package modelport.formats.hdf5;

/**
 * How much an HDF5 file may ask for.
 *
 * @param fileBytes bytes of the file; it is addressed by integers
 * @param depth groups within groups
 * @param reads looks at the file's own structure, each a few bytes; a circle in it would need no end of them
 * @param readBytes bytes of these looks
 * @param arrayBytes bytes of one array
 * @param totalBytes bytes of all arrays together
 * @param ratio bytes of all arrays for each byte of the file
 * @param texts elements of one attribute
 */
public record Hdf5Limits(
        long fileBytes, int depth, long reads, long readBytes, long arrayBytes, long totalBytes, int ratio, int texts) {
    /** Far above what published models need. */
    public static Hdf5Limits defaults() {
        return new Hdf5Limits(
                Integer.MAX_VALUE, 32, 2_000_000, 1L << 30, 1L << 30, Integer.MAX_VALUE - (64L << 20), 100, 1_000_000);
    }
}
