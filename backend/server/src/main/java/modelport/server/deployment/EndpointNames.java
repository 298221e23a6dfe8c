package modelport.server.deployment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import modelport.contract.Slug;
import modelport.server.release.Environments;

/** What endpoints are called unless somebody says otherwise. */
final class EndpointNames {
    private static final int MAX = 64;
    private static final int HASH_BYTES = 4;

    private EndpointNames() {}

    /** Project and model, and the environment where it is not production. */
    static Slug usual(Slug project, Slug model, Slug environment) {
        String base = project + "-" + model;
        return cut(environment.equals(Environments.PRODUCTION) ? base : base + "-" + environment);
    }

    /** Names that are too long keep their start and get an ending of their own, so that no two become the same. */
    private static Slug cut(String name) {
        if (name.length() <= MAX) {
            return new Slug(name);
        }
        String ending = "-" + hash(name);
        String start = name.substring(0, MAX - ending.length());
        return new Slug(start.replaceAll("-+$", "") + ending);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
