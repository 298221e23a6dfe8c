package modelport.ui.audit;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.contract.audit.AuditEntry;
import modelport.ui.components.State;
import modelport.ui.shell.SubjectLinks;

/** What the audit log says, in words. */
final class AuditText {
    /** What an action is about, the most particular first. */
    private static final List<String> KINDS = List.of(
            "release",
            "evaluation",
            "compression",
            "dataset",
            "endpoint",
            "environment",
            "model",
            "filename",
            "upload",
            "job",
            "webhook",
            "token",
            "user",
            "project");
    /** Topics of what changes who may do what. */
    private static final Set<String> RULES = Set.of("policy", "member", "user");

    private static final String DAMAGED = ".bytes-changed";
    private static final String MOVED = ".changed";
    private static final int ID_SHOWN = 8;

    private AuditText() {}

    /** What was done, such as: registered a model; the code where nobody has written a sentence. */
    static String did(AuditEntry entry) {
        if (entry.subject().containsKey("release")
                && entry.action().endsWith(MOVED)
                && entry.after() instanceof String state) {
            return t("audit.did.release.moved", orWord("release.state.", state));
        }
        return orWord("audit.did.", entry.action());
    }

    /** What it was done to, in short: a name rather than an identity, where there is one. */
    static String subject(AuditEntry entry) {
        Map<String, String> subject = entry.subject();
        String model = subject.get("model");
        String version = subject.get("version");
        String environment = subject.get("environment");
        if (model != null && environment != null) {
            String number = version == null ? "" : " v" + version;
            return model + number + " \u2192 " + environment;
        }
        if (model != null && subject.get("endpoint") == null) {
            return version == null ? model : model + " v" + version;
        }
        String dataset = subject.get("dataset");
        if (dataset != null) {
            return version == null ? dataset : dataset + " v" + version;
        }
        if (environment != null) {
            String policy = subject.get("policy");
            return policy == null ? environment : t("audit.policy", environment, policy);
        }
        return KINDS.stream()
                .filter(subject::containsKey)
                .findFirst()
                .map(kind -> shorten(subject.getOrDefault(kind, "")))
                .orElseGet(() -> all(subject));
    }

    /** Everything that it was done to. */
    static String all(Map<String, String> subject) {
        return new TreeMap<>(subject)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Its page, unless it is gone. */
    static Optional<String> link(AuditEntry entry) {
        String action = entry.action();
        boolean gone = action.endsWith(".deleted") || action.endsWith(".removed") || action.endsWith(".dropped");
        return gone ? Optional.empty() : SubjectLinks.of(entry.project(), entry.subject());
    }

    /** With which kind of token. */
    static String token(AuditEntry entry) {
        return orWord("audit.token.", entry.authKind());
    }

    /** What takes away or lets through is marked; the rest is quiet. */
    static State state(AuditEntry entry) {
        String action = entry.action();
        if (action.endsWith(DAMAGED)) {
            return State.ACT;
        }
        String topic = action.substring(0, Math.max(0, action.indexOf('.')));
        return RULES.contains(topic) ? State.LOOK : State.IDLE;
    }

    private static String shorten(String id) {
        boolean identity = id.length() == 36 && id.charAt(8) == '-';
        return identity ? id.substring(id.length() - ID_SHOWN) : id;
    }
}
