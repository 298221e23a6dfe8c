package modelport.formats.pickle;

/**
 * How much a pickle may ask for. What a file merely claims costs nothing; these bound what it really brings.
 *
 * @param unpackedBytes bytes of the pickle after decompression
 * @param ratio bytes unpacked for each byte of a compressed file
 * @param freeBytes that may come out of a compressed file whatever its size, since small files of zeros are no bombs
 * @param keptBytes memory for all values, estimated from above
 * @param nesting how deep values may hold each other
 * @param memoEntries values that the file may refer to again
 * @param stackValues values that may wait for their container
 * @param numberBytes of one integer
 * @param names different classes and functions
 * @param nameBytes of the name of a module or a global, and of a number in digits
 */
public record PickleLimits(
        long unpackedBytes,
        int ratio,
        long freeBytes,
        long keptBytes,
        int nesting,
        int memoEntries,
        int stackValues,
        int numberBytes,
        int names,
        int nameBytes) {
    /** The platform's own settings unless an administrator changes them; memory is at most half of what there is. */
    public static PickleLimits defaults() {
        long kept = Math.min(2L << 30, Runtime.getRuntime().maxMemory() / 2);
        return new PickleLimits(4L << 30, 200, 32L << 20, kept, 5_000, 20_000_000, 20_000_000, 1_024, 10_000, 1_000);
    }
}
