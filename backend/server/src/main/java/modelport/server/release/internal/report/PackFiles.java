package modelport.server.release.internal.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.audit.AuditTrail;
import modelport.server.database.CanonicalJson;
import modelport.server.database.Json;
import modelport.server.http.ZipStream;
import tools.jackson.databind.node.ObjectNode;

/** Writes a dossier as files that anybody can check without the platform; each is written when it is its turn. */
public final class PackFiles {
    private final Dossier dossier;
    private final List<ZipStream.Entry> entries = new ArrayList<>();
    private final Map<String, String> sums = new TreeMap<>();

    private PackFiles(Dossier dossier) {
        this.dossier = dossier;
    }

    /** In the order in which they go into the archive. */
    public static List<ZipStream.Entry> of(Dossier dossier) {
        var files = new PackFiles(dossier);
        files.add("README.txt", files::readme);
        files.add("report.html", () -> Report.of(dossier));
        files.add("release.json", () -> pretty(dossier.review()));
        files.documents();
        dossier.artifact().ifPresent(files::manifest);
        files.add("audit.jsonl", files::audit);
        files.add("audit-proof.json", () -> pretty(dossier.trail().proof()));
        files.entries.add(new ZipStream.Entry("SHA256SUMS", files::sums));
        return List.copyOf(files.entries);
    }

    /** Those that something else names by their SHA-256 are written exactly as they were then. */
    private void documents() {
        Dossier.Content content = dossier.content();
        String document = content.document();
        if (document != null) {
            add("content.json", () -> document);
        }
        new TreeMap<>(content.earlier()).forEach((digest, text) -> add("decided/" + digest + ".json", () -> text));
        add("policy.json", content::policy);
        dossier.seen().stream()
                .collect(Collectors.toMap(Dossier.Seen::digest, Dossier.Seen::document, (one, _) -> one, TreeMap::new))
                .forEach((digest, text) -> add("evidence/" + digest + ".json", () -> text));
        String card = content.card();
        if (card != null && !card.isEmpty()) {
            add("card.md", () -> card);
        }
    }

    private void manifest(StoredArtifact artifact) {
        add("artifact-manifest.txt", artifact::manifest);
        add("files.json", () -> pretty(artifact));
    }

    private String readme() {
        String language = dossier.making().language().getLanguage().equals("zh") ? "zh" : "en";
        try (InputStream in =
                Objects.requireNonNull(PackFiles.class.getResourceAsStream("README_" + language + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String audit() {
        return dossier.trail().steps().stream().map(this::line).collect(Collectors.joining());
    }

    /** The entry comes first and as it is: its bytes are what the hash is computed from. */
    private String line(AuditTrail.Step step) {
        boolean withheld = !dossier.trail().addresses() && step.entry().ip() != null;
        var link = Json.MAPPER.createObjectNode();
        if (step.entry().seq() != null) {
            link.put("hash", step.entry().hash()).put("prevHash", step.previous());
            link.put("seq", step.entry().seq());
        }
        if (withheld) {
            link.putArray("withheld").add("ip");
        }
        String rest = CanonicalJson.write(link).substring(1);
        String entry = withheld ? withoutAddress(step.canonical()) : step.canonical();
        return "{\"entry\":" + entry + (link.isEmpty() ? "" : ",") + rest + "\n";
    }

    private static String withoutAddress(String canonical) {
        ObjectNode entry = (ObjectNode) Json.MAPPER.readTree(canonical);
        entry.remove("ip");
        return CanonicalJson.write(entry);
    }

    private void add(String name, Supplier<String> text) {
        entries.add(new ZipStream.Entry(name, () -> {
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            sums.put(name, sha256(bytes));
            return new ByteArrayInputStream(bytes);
        }));
    }

    /** Comes last, when all others have been written. */
    private InputStream sums() {
        String lines = sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining());
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String pretty(Object value) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
