package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** What stands and stood behind an endpoint, the newest first. */
final class RevisionTable {
    private final Endpoint endpoint;
    private final @Nullable IntConsumer serveAgain;

    RevisionTable(Endpoint endpoint, @Nullable IntConsumer serveAgain) {
        this.endpoint = endpoint;
        this.serveAgain = serveAgain;
    }

    Component view() {
        var table = new DataTable(
                t("endpoint.revisions"),
                Column.text(t("endpoint.revision")),
                Column.text(t("endpoint.version")),
                Column.text(t("endpoint.digest")),
                Column.text(t("endpoint.asked")),
                Column.text(""),
                Column.text(t("endpoint.state")));
        endpoint.revisions().forEach(each -> table.row(cells(each)));
        return table;
    }

    private Object[] cells(Revision revision) {
        return new Object[] {
            Links.to(Links.release(revision.release()), Words.strong("#" + revision.number())),
            Box.of(
                    "mp-endpoint",
                    Links.to(Links.version(endpoint.model(), revision.version()), Chip.version(revision.version())),
                    parameters(revision)),
            new DigestChip(revision.digest()),
            Box.of("mp-endpoint", Words.of(revision.createdBy()), Formats.when(revision.createdAt())),
            action(revision),
            revision.live()
                    ? StateBadge.quiet(State.GOOD, t("endpoint.live", revision.weight()))
                    : StateBadge.quiet(State.IDLE, t("endpoint.past"))
        };
    }

    /** What it is run with instead of what it came with. */
    private static Component parameters(Revision revision) {
        return Words.muted(new TreeMap<>(revision.parameters())
                .entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private Component action(Revision revision) {
        boolean serves =
                endpoint.revisions().stream().anyMatch(each -> each.live() && each.version() == revision.version());
        if (serveAgain == null || serves) {
            return Words.of("");
        }
        IntConsumer again = serveAgain;
        return new Button(t("endpoint.again", "v" + revision.version()), click -> again.accept(revision.version()));
    }
}
