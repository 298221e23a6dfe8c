package modelport.server.audit.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import modelport.server.database.CanonicalJson;
import modelport.server.database.Json;
import modelport.server.database.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry in the one form that its chain is made of.
 *
 * @param canonical RFC 8785 JSON of everything that the row says
 */
public record Chained(String canonical) {
    /** What comes before the first link. */
    public static final String NOTHING = "0".repeat(64);

    /** The columns of {@code audit_entry e} that {@link #of} reads. */
    public static final String COLUMNS =
            "e.id, e.project_id, e.at, e.actor, e.auth_kind, e.ip, e.action, e.subject, e.before, e.after";

    /** Whatever is null is left out. */
    public static Chained of(Row row) {
        ObjectNode entry = Json.MAPPER.createObjectNode();
        entry.put("id", row.uuid("id").toString());
        row.findUuid("project_id").ifPresent(project -> entry.put("project", project.toString()));
        entry.put("at", row.instant("at").toString());
        entry.put("actor", row.text("actor"));
        entry.put("authKind", row.text("auth_kind"));
        row.findText("ip").ifPresent(ip -> entry.put("ip", ip));
        entry.put("action", row.text("action"));
        entry.set("subject", row.json("subject", JsonNode.class));
        row.findJson("before", JsonNode.class).ifPresent(before -> entry.set("before", exact(before)));
        row.findJson("after", JsonNode.class).ifPresent(after -> entry.set("after", exact(after)));
        return new Chained(CanonicalJson.write(entry));
    }

    /** SHA-256 of the hash before, as 32 bytes, and the entry, in lower case hexadecimal digits. */
    public String hash(String previous) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(previous));
            sha256.update(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers that have no canonical form become texts, so that nothing can stop a chain. */
    private static JsonNode exact(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), exact(member.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            array.values().forEach(element -> copy.add(exact(element)));
            return copy;
        }
        boolean inexact = value.isNumber() && !CanonicalJson.isExact(value);
        return inexact ? Json.MAPPER.getNodeFactory().stringNode(value.asString()) : value;
    }
}
