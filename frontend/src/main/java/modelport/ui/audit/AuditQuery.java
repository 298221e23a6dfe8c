package modelport.ui.audit;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.audit.AuditFilter;
import org.jspecify.annotations.Nullable;

/** What of the audit log is asked for, as the address says it. */
record AuditQuery(boolean installation, String actor, String action, String subject) {
    static final AuditQuery ALL = new AuditQuery(false, "", "", "");

    AuditQuery {
        actor = actor.strip();
        action = action.strip();
        subject = subject.strip();
    }

    static AuditQuery of(QueryParameters address) {
        return new AuditQuery(
                address.getSingleParameter("scope")
                        .filter("installation"::equals)
                        .isPresent(),
                address.getSingleParameter("actor").orElse(""),
                address.getSingleParameter("action").orElse(""),
                address.getSingleParameter("subject").orElse(""));
    }

    /** Whether more than a scope was chosen. */
    boolean narrows() {
        return !(actor.isEmpty() && action.isEmpty() && subject.isEmpty());
    }

    AuditFilter filter(Slug project) {
        return new AuditFilter(installation ? null : project, word(actor), word(subject), word(action));
    }

    /** What follows the address of the page. */
    String address() {
        Map<String, String> said = said();
        if (installation) {
            said.put("scope", "installation");
        }
        return joined(said);
    }

    /** What follows the address in the API. */
    String parameters(Slug project) {
        Map<String, String> said = new LinkedHashMap<>();
        if (!installation) {
            said.put("project", project.value());
        }
        said.putAll(said());
        return joined(said);
    }

    private Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("actor", actor);
        said.put("action", action);
        said.put("subject", subject);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    private static String joined(Map<String, String> said) {
        return said.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String word(String text) {
        return text.isEmpty() ? null : text;
    }
}
