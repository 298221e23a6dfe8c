package modelport.server.artifacts;

/**
 * One file of an artifact.
 *
 * @param path its place in the artifact, with slashes
 * @param size bytes
 * @param sha256 of its bytes, in hexadecimal
 */
public record StoredFile(String path, long size, String sha256) {
    public StoredFile {
        ArtifactPath.require(path);
    }
}
