package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** Where it is written what is done for an endpoint by itself; beside it stands what that means. */
@Route(value = "endpoints/:endpoint/maintenance", layout = MainLayout.class)
public class MaintenancePage extends Page {
    private Here here = Here.current();
    private final Box trouble = Box.of("mp-policy-trouble");
    private PolicyPreview preview = new PolicyPreview();
    private @Nullable PolicyDraft draft;
    private @Nullable PolicyForm form;

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("endpoint").orElse("");
        if (!Slug.isOne(name)) {
            throw new ProblemException(new Problem.NotFound("endpoint", name));
        }
        draft = PolicyDraft.of(here, new Slug(name));
        trouble.removeAll();
    }

    @Override
    public List<Crumb> crumbs() {
        Slug name = draft().endpoint().name();
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.endpoints"), Links.endpoints()),
                new Crumb(name.value(), Links.endpoint(name)),
                new Crumb(t("maintenance.heading"), ""));
    }

    @Override
    protected void build() {
        if (!here.mayContribute()) {
            add(
                    new PageHeader(t("maintenance.heading")),
                    new EmptyState(Icon.LOCK, t("maintenance.locked"), t("maintenance.locked.text")));
            return;
        }
        PolicyDraft written = draft();
        preview = new PolicyPreview();
        form = new PolicyForm(here, written, this::changed);
        add(createHeader(written));
        if (written.isHandedOver()) {
            int failures = written.budget().failures();
            add(new Answer(State.ACT, t("maintenance.handedOver.text", failures)));
        }
        add(trouble, Box.of("mp-policy-split", form, preview));
        changed();
    }

    private PageHeader createHeader(PolicyDraft written) {
        List<Component> actions = new ArrayList<>();
        actions.add(PolicyCode.drawer(here, written, this::policy).button());
        if (written.inForce().isPresent()) {
            var delete = new Button(t("maintenance.delete"), click -> askToDelete());
            delete.addThemeName("error");
            actions.add(delete);
        }
        actions.add(new Button(
                t("action.cancel"),
                click -> Links.go(Links.endpoint(written.endpoint().name()))));
        var save = new Button(t("maintenance.save"), click -> save());
        save.addThemeName("primary");
        actions.add(save);
        var header = new PageHeader(t("maintenance.of", written.endpoint().name()), actions.toArray(Component[]::new));
        return header.facts(
                written.inForce()
                        .map(each ->
                                Words.sentence(t("maintenance.saved", each.changedBy(), Formats.ago(each.changedAt()))))
                        .orElseGet(() -> Words.of(t("maintenance.new"))),
                Links.to(
                        Links.model(written.endpoint().model()),
                        written.endpoint().model().value()),
                Words.of(written.endpoint().environment().value()));
    }

    private Optional<NewMaintenancePolicy> policy() {
        return form == null ? Optional.empty() : form.policy();
    }

    private void changed() {
        if (form != null) {
            preview.write(form.policy(), form.size());
            trouble.removeAll();
        }
    }

    /** Writes it; what was handed over to people goes on by itself then. */
    void save() {
        if (form == null || !form.check() || policy().isEmpty()) {
            trouble.show(Problems.box(t("maintenance.incomplete")));
            return;
        }
        try {
            MaintenancePolicy saved = here.modelport()
                    .maintenance()
                    .setPolicy(here.project(), draft().endpoint().name(), draft().rowVersion(), policy().get());
            Notice.show(t("maintenance.done", saved.endpoint()));
            Links.go(Links.endpoint(saved.endpoint()));
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void tell(RuntimeException cause) {
        if (cause instanceof ProblemException problem && problem.problem() instanceof Problem.Stale) {
            Slug name = draft().endpoint().name();
            var again = new Button(t("maintenance.stale.reload"), click -> {
                draft = PolicyDraft.of(here, name);
                trouble.removeAll();
                rewrite();
            });
            trouble.show(Problems.box(t("maintenance.stale")), Box.row(again));
        } else {
            trouble.show(Problems.box(cause));
        }
    }

    private void askToDelete() {
        MaintenancePolicy gone = draft().inForce().orElseThrow();
        boolean open = gone.openCase() != null;
        new Consequence(
                        t("maintenance.deleting", gone.endpoint()),
                        t("maintenance.delete"),
                        () -> {
                            here.modelport().maintenance().deletePolicy(here.project(), gone.endpoint());
                            Notice.show(t("maintenance.deleted", gone.endpoint()));
                            Links.go(Links.endpoint(gone.endpoint()));
                        },
                        Consequence.facts(
                                Consequence.fact(open ? "1" : "0", t("maintenance.deleting.cases")),
                                Consequence.fact("0", t("maintenance.deleting.endpoints"))),
                        Words.tag("p", "mp-explain", t("maintenance.deleting.text")))
                .open();
    }

    private PolicyDraft draft() {
        if (draft == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return draft;
    }
}
