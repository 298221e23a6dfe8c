package modelport.ui.shell;

import java.util.Map;
import java.util.Optional;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Where the things that events, messages and the audit log are about have their pages. */
public final class SubjectLinks {
    private static final String NUMBER = "[0-9]{1,9}";
    private static final String IDENTITY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private SubjectLinks() {}

    /** The page of the most particular thing that is named; none where there is no such page. */
    public static Optional<String> of(@Nullable Slug project, Map<String, String> subject) {
        return path(subject).map(path -> Addresses.in(project, path));
    }

    private static Optional<String> path(Map<String, String> subject) {
        return identity("releases/", subject.get("release"))
                .or(() -> identity("evaluations/", subject.get("evaluation")))
                .or(() -> identity("cases/", subject.get("case")))
                .or(() -> identity("alerts/", subject.get("alert")))
                .or(() -> identity("compression/", subject.get("compression")))
                .or(() -> identity("tuning/", subject.get("tuning")))
                .or(() -> versioned("datasets/", subject.get("dataset"), subject.get("version")))
                .or(() -> named("environments/", subject.get("environment")))
                .or(() -> named("endpoints/", subject.get("endpoint")))
                .or(() -> versioned("models/", subject.get("model"), subject.get("version")))
                .or(() -> identity("jobs?job=", subject.get("job")))
                .or(() -> Optional.ofNullable(subject.get("webhook")).map(_ -> "webhooks"))
                .or(() -> Optional.ofNullable(subject.get("audit")).map(_ -> "audit"));
    }

    private static Optional<String> identity(String before, @Nullable String id) {
        return id != null && id.matches(IDENTITY) ? Optional.of(before + id) : Optional.empty();
    }

    private static Optional<String> named(String before, @Nullable String name) {
        return name != null && Slug.isOne(name) ? Optional.of(before + name) : Optional.empty();
    }

    private static Optional<String> versioned(String before, @Nullable String name, @Nullable String number) {
        boolean version = number != null && number.matches(NUMBER);
        return named(before, name).map(path -> version ? path + "/versions/" + number : path);
    }
}
