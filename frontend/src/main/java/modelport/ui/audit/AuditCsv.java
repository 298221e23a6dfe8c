package modelport.ui.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.ui.components.Csv;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is filtered, as a table for other programs: codes instead of words, the newest first. */
final class AuditCsv {
    /** The longest file; a narrower filter gives the rest. */
    static final int MOST = 5_000;

    private static final ObjectMapper JSON = JsonMapper.shared();

    private AuditCsv() {}

    /** A link that gives the file; it is read and written beside the page. */
    static Anchor link(Here here, Supplier<AuditFilter> filter) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = write(here, filter.get()).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            "modelport-audit.csv",
                            "text/csv;charset=UTF-8",
                            bytes.length);
                }),
                "");
        link.addClassName("mp-button-link");
        link.getElement().setAttribute("download", "modelport-audit.csv");
        return link;
    }

    static String write(Here here, AuditFilter filter) {
        var csv = new Csv(
                "seq", "at", "project", "actor", "token", "ip", "action", "subject", "before", "after", "hash", "id");
        String after = null;
        int rows = 0;
        do {
            Page<AuditEntry> page = here.modelport()
                    .audit()
                    .list(filter, new PageRequest(Math.min(PageRequest.MAX_LIMIT, MOST - rows), after, null));
            page.items().forEach(entry -> add(csv, entry));
            rows += page.items().size();
            after = page.next();
        } while (after != null && rows < MOST);
        return csv.toString();
    }

    private static void add(Csv csv, AuditEntry entry) {
        csv.row(
                entry.seq(),
                entry.at(),
                entry.project(),
                entry.actor(),
                entry.authKind(),
                entry.ip(),
                entry.action(),
                AuditText.all(entry.subject()),
                json(entry.before()),
                json(entry.after()),
                entry.hash(),
                entry.id());
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }
}
