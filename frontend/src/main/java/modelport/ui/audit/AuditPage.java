package modelport.ui.audit;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditProof;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Loading;
import modelport.ui.components.MoreList;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** Who did what, the newest first, and the proof that nobody changed it afterwards. */
@Route(value = "audit", layout = MainLayout.class)
public class AuditPage extends modelport.ui.components.Page {
    private static final int PAGE = 50;

    private Here here = Here.current();
    private AuditQuery query = AuditQuery.ALL;
    private AuditFilters filters = createFilters();
    private final Box proof = Box.of("mp-panel-part");
    private MoreList<AuditEntry> list = createList();

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        query = AuditQuery.of(event.getLocation().getQueryParameters());
        if (query.installation() && !here.mayInstall()) {
            query = new AuditQuery(false, query.actor(), query.action(), query.subject());
        }
        proof.removeAll();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.audit"), ""));
    }

    @Override
    protected void build() {
        if (!here.mayAdminister()) {
            add(
                    new PageHeader(t("nav.audit")).facts(Words.of(t("audit.facts"))),
                    new EmptyState(Icon.LOCK, t("audit.closed"), t("audit.closed.text")));
            return;
        }
        filters = createFilters();
        list = createList();
        add(
                new PageHeader(t("nav.audit"), createActions()).facts(Words.of(t("audit.facts"))),
                proof,
                Box.stack(filters, createHead(), list));
    }

    /** The entries that are on the page. */
    List<AuditEntry> shown() {
        return list.shown();
    }

    /** Asks for something else, and says so in the address. */
    void ask(AuditQuery wanted) {
        if (wanted.equals(query)) {
            return;
        }
        if (wanted.installation() != query.installation()) {
            proof.removeAll();
        }
        query = wanted;
        String address = Links.audit();
        String said = wanted.address();
        String between = said.isEmpty() ? "" : address.contains("?") ? "&" : "?";
        UI.getCurrent().getPage().getHistory().replaceState(null, address + between + said);
        list.reload();
    }

    private Component[] createActions() {
        var curl = new CodeDrawer(t("nav.audit"))
                .code(
                        "curl",
                        () -> Code.curl(
                                "GET",
                                ("/api/v1/audit?limit=50&" + query.parameters(here.project())).replace("&", "\\&")));
        var export = AuditCsv.link(here, () -> query.filter(here.project()));
        var save = new Button(t("audit.export"), Icon.DOWN.draw());
        save.setTooltipText(t("audit.export.help", Formats.count(AuditCsv.MOST)));
        export.add(save);
        var verify = new Button(t("audit.verify"), Icon.APPROVAL.draw(), click -> verify());
        verify.addThemeName("primary");
        return new Component[] {curl.button(), export, verify};
    }

    private AuditFilters createFilters() {
        return new AuditFilters(here.mayInstall(), query, this::ask);
    }

    private MoreList<AuditEntry> createList() {
        return new MoreList<>(t("nav.audit"), this::page, this::createLine, this::createNone)
                .onSettled(() -> filters.count(list.shown().size(), list.complete()));
    }

    private Page<AuditEntry> page(@Nullable String after) {
        return here.modelport().audit().list(query.filter(here.project()), new PageRequest(PAGE, after, null));
    }

    private Component createLine(AuditEntry entry) {
        return new AuditLine(entry, query.installation(), each -> new EntryDrawer(each).open());
    }

    private static Component createHead() {
        return Box.of(
                "mp-audit-line mp-model-head",
                Box.of(""),
                Words.of(t("audit.who")),
                Words.of(t("audit.what")),
                Words.of(t("audit.when")),
                Words.of(t("audit.from")),
                Box.of(""));
    }

    private Component createNone() {
        return query.narrows()
                ? new EmptyState(Icon.SEARCH, t("audit.none"), t("audit.none.text"))
                : new EmptyState(Icon.AUDIT, t("audit.empty"), t("audit.empty.text"));
    }

    /** Computes the whole chain again, which takes a moment. */
    private void verify() {
        boolean installation = query.installation();
        proof.show(Loading.skeleton(3));
        Tasks.run(
                proof,
                () -> here.modelport().audit().verify(installation ? null : here.project()),
                outcome -> proof.show(settled(outcome, installation)));
    }

    private Component settled(Tasks.Outcome<AuditProof> outcome, boolean installation) {
        return switch (outcome) {
            case Tasks.Outcome.Done<AuditProof>(AuditProof done) ->
                ProofView.of(done, installation ? t("audit.installation") : t("audit.proof.of", here.title()));
            case Tasks.Outcome.Failed<AuditProof>(RuntimeException cause) ->
                Loading.failed(Problems.text(cause), this::verify);
        };
    }
}
