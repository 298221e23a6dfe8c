package modelport.compression;

/** Parts of a whole. */
final class Shares {
    private Shares() {}

    static void require(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + share);
        }
    }
}
