package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.ui.artifacts.Arrivals;
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

/** From a dropped file to a table whose schema somebody has looked at. */
@Route(value = "bring", layout = MainLayout.class)
public class BringPage extends Page implements BeforeLeaveObserver {
    final Button create = new Button();
    private final Here here = Here.current();
    final BringForm form = new BringForm(here, this::update);
    final Arrivals files = Arrivals.ofTable(here, this::suggest, this::update);
    final Box failure = Box.of("");
    private final Words foot = Words.of("mp-muted", "");
    private final Box life = Box.of("");
    private @Nullable ReadingView reading;

    public BringPage() {
        create.addThemeName("primary");
        create.setDisableOnClick(true);
        create.addClickListener(click -> create());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("dataset")
                .filter(Slug::isOne)
                .ifPresent(form.name::setValue);
    }

    /** What is on its way stops with the page: that is said before, not after. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (reading != null || files.missing() == 0) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
        new Consequence(
                        t("upload.leaving"),
                        t("upload.leaving.go"),
                        leave::proceed,
                        Consequence.facts(Consequence.fact(
                                Long.toString(files.missing()), t("upload.leaving.files", files.missing()))),
                        Words.tag("p", "mp-explain", t("upload.leaving.text")))
                .open();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.datasets"), Links.datasets()),
                new Crumb(t("datasets.bring"), ""));
    }

    @Override
    protected void build() {
        CodeDrawer curl = BringCode.drawer(here);
        add(new PageHeader(t("datasets.bring"), curl.button()).facts(Words.of(t("upload.facts", here.title()))), life);
        files.write();
        if (reading != null) {
            reading.write();
            add(reading);
        }
        // It stays on the page, or what is on its way would be lost.
        add(files);
        if (reading == null) {
            form.write();
            add(createForm(), failure, Box.of("mp-wizard-foot", foot, create));
        }
        update();
    }

    private Component createForm() {
        return new Section(t("bring.about"), form).explained(t("bring.about.explain"));
    }

    private void suggest() {
        files.suggestion().ifPresent(form::suggest);
    }

    /** What follows from what has arrived and what was typed. */
    private void update() {
        create.setText(t("bring.create"));
        create.setEnabled(files.isComplete() && form.isNamed());
        foot.setText(missing());
        life.show(lifeline());
    }

    private String missing() {
        if (files.isEmpty()) {
            return t("bring.foot.none");
        }
        if (!files.isComplete()) {
            return t("upload.foot.missing", files.missing());
        }
        return t(form.isNamed() ? "upload.foot.ready" : "bring.foot.name");
    }

    private Lifeline lifeline() {
        boolean arrived = files.isComplete();
        boolean made = reading != null;
        Lifeline line = new Lifeline()
                .station(arrived || made ? Station.PASSED : Station.HERE, t("bring.step.file"), files.summary())
                .station(
                        made ? Station.PASSED : arrived ? Station.HERE : Station.AHEAD,
                        t("upload.step.name"),
                        form.isNamed() ? form.name.getValue() : "");
        return reading == null
                ? line.station(Station.AHEAD, t("bring.step.read"), "")
                        .station(Station.AHEAD, t("bring.step.table"), "")
                : reading.continued(line);
    }

    private void create() {
        try {
            Slug dataset = form.dataset();
            DatasetVersionAccepted accepted = here.modelport()
                    .datasets()
                    .createVersion(
                            here.project(),
                            dataset,
                            NewDatasetVersion.of(files.uploads().getFirst(), form.metadata()));
            follow(accepted);
            files.close();
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            create.setEnabled(true);
        }
    }

    /** The file is being read, for the first time or another way. */
    private void follow(DatasetVersionAccepted accepted) {
        reading = new ReadingView(here, accepted, this::update, this::follow);
        rewrite();
    }
}
