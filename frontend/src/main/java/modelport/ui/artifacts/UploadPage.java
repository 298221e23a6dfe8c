package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.VersionAccepted;
import modelport.ui.components.Box;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Consequence;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** From dropped files to a version in one page. */
@Route(value = "upload", layout = MainLayout.class)
public class UploadPage extends Page implements BeforeLeaveObserver {
    final Button create = new Button();
    private final Here here = Here.current();
    final VersionForm form = new VersionForm(here, this::update);
    final SamplesField samples = new SamplesField(this::update);
    private final Arrivals files = Arrivals.ofModel(here, this::suggest, this::update);
    final UploadState state = files.state;
    final Box failure = Box.of("");
    private final Words foot = Words.of("mp-muted", "");
    private final Box life = Box.of("");
    private @Nullable ImportView imported;

    public UploadPage() {
        create.addThemeName("primary");
        create.setDisableOnClick(true);
        create.addClickListener(click -> create());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter("model").filter(Slug::isOne).ifPresent(form.name::setValue);
        if (query.getSingleParameter("samples").isPresent()) {
            samples.open();
        }
    }

    /** What is on its way stops with the page: that is said before, not after. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (imported != null || state.missing() == 0) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
        new Consequence(
                        t("upload.leaving"),
                        t("upload.leaving.go"),
                        leave::proceed,
                        Consequence.facts(Consequence.fact(
                                Long.toString(state.missing()), t("upload.leaving.files", state.missing()))),
                        Words.tag("p", "mp-explain", t("upload.leaving.text")))
                .open();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.models"), Links.models()),
                new Crumb(t("upload.heading"), ""));
    }

    @Override
    protected void build() {
        CodeDrawer curl = UploadCode.drawer(here);
        add(new PageHeader(t("upload.heading"), curl.button()).facts(Words.of(t("upload.facts", here.title()))), life);
        files.write();
        if (imported != null) {
            imported.write();
            add(imported);
        }
        // It stays on the page, or what is on its way would be lost.
        add(files);
        if (imported == null) {
            form.write();
            samples.write();
            add(createForm(), failure, createFoot());
        }
        update();
    }

    private Component createForm() {
        return new Section(t("upload.found"), form, samples).explained(t("upload.found.explain"));
    }

    private Component createFoot() {
        return Box.of("mp-wizard-foot", foot, create);
    }

    private void suggest() {
        files.suggestion().ifPresent(form::suggest);
    }

    /** What follows from what has arrived and what was typed. */
    private void update() {
        create.setText(t("upload.create"));
        create.setEnabled(state.isComplete() && form.isNamed() && samples.isUsable());
        foot.setText(missing());
        life.show(lifeline());
    }

    /** What is still to do. */
    private String missing() {
        if (state.isEmpty()) {
            return t("upload.foot.none");
        }
        if (!state.isComplete()) {
            return t("upload.foot.missing", state.missing());
        }
        if (!form.isNamed()) {
            return t("upload.foot.name");
        }
        return t(samples.isUsable() ? "upload.foot.ready" : "upload.foot.samples");
    }

    private Lifeline lifeline() {
        boolean arrived = state.isComplete();
        boolean made = imported != null;
        Lifeline line = new Lifeline()
                .station(arrived || made ? Station.PASSED : Station.HERE, t("upload.step.files"), files.summary())
                .station(
                        made ? Station.PASSED : arrived ? Station.HERE : Station.AHEAD,
                        t("upload.step.name"),
                        form.isNamed() ? form.name.getValue() : "");
        if (imported == null) {
            return line.station(Station.AHEAD, t("upload.step.check"), "")
                    .station(Station.AHEAD, t("upload.step.ready"), "");
        }
        return imported.continued(line);
    }

    private void create() {
        try {
            Slug model = form.model();
            VersionAccepted accepted = here.modelport()
                    .versions()
                    .create(here.project(), model, new NewVersion(state.uploads(), form.metadata(samples.samples())));
            imported = new ImportView(here, accepted, this::update);
            files.close();
            rewrite();
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            create.setEnabled(true);
        }
    }

    /** For whoever tests what the browser would tell. */
    Arrivals files() {
        return files;
    }
}
