package modelport.formats;

/**
 * How much an archive may unpack to.
 *
 * @param entries files and folders
 * @param ratio bytes unpacked for each byte of the archive
 * @param totalBytes bytes of all files together
 */
public record ArchiveLimits(int entries, int ratio, long totalBytes) {
    /** The platform's own settings unless an administrator changes them. */
    public static ArchiveLimits defaults() {
        return new ArchiveLimits(10_000, 100, 50_000_000_000L);
    }
}
