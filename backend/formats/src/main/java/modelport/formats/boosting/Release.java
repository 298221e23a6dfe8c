package modelport.formats.boosting;

/** The release of the library that wrote a file. */
record Release(int major, int minor, int patch) {
    boolean since(int thatMajor, int thatMinor) {
        return major > thatMajor || (major == thatMajor && minor >= thatMinor);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
