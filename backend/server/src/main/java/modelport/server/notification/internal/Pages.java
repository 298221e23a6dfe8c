package modelport.server.notification.internal;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Slug;

/** Where the dashboard shows what something happened to. */
@Singleton
class Pages {
    private final String root;

    Pages(@Value("${modelport.public-url:`http://localhost:8080`}") String root) {
        this.root = root.replaceFirst("/+$", "");
    }

    /** The address of the page. */
    String of(Map<String, String> subject, Optional<Slug> project) {
        String path = path(subject);
        String mark = path.contains("?") ? "&" : "?";
        return root + "/ui/" + path
                + project.map(name -> mark + "project=" + name).orElse("");
    }

    /** What this installation is called. */
    String host() {
        return Optional.ofNullable(URI.create(root).getHost()).orElse("localhost");
    }

    private static String path(Map<String, String> subject) {
        if (has(subject, "release")) {
            return "releases/" + subject.get("release");
        }
        if (has(subject, "webhook")) {
            return "webhooks";
        }
        if (has(subject, "model") && has(subject, "version")) {
            return "models/" + subject.get("model") + "/versions/" + subject.get("version");
        }
        if (has(subject, "dataset") && has(subject, "version")) {
            return "datasets/" + subject.get("dataset") + "/versions/" + subject.get("version");
        }
        return has(subject, "job") ? "jobs?job=" + subject.get("job") : "";
    }

    /** Names and identities only; they stand in an address as they are. */
    private static boolean has(Map<String, String> subject, String key) {
        return Slug.isOne(subject.getOrDefault(key, ""));
    }
}
