package modelport.launcher;

/** Which Modelport this is. */
final class Version {
    private Version() {}

    /** As the jar says; classes outside a jar are somebody's work in progress. */
    static String ofThisProgram() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
