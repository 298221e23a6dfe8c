package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TuningAccepted;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** Where a search for good settings begins: of which model, on which rows, with what to try, and how much that is. */
@Route(value = "tuning/start", layout = MainLayout.class)
public class StartTuningPage extends Page {
    private Here here = Here.current();
    private final Box trouble = Box.of("mp-policy-trouble");
    private final Box size = Box.of("mp-stack mp-care-preview").attribute("aria-live", "polite");
    private final Button start = new Button();
    private Optional<Slug> model = Optional.empty();
    private Optional<UUID> again = Optional.empty();
    private @Nullable TrainerCatalogue catalogue;
    private @Nullable TuningForm form;

    public StartTuningPage() {
        start.addThemeName("primary");
        start.setDisableOnClick(true);
        start.addClickListener(click -> start());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        var query = event.getLocation().getQueryParameters();
        model = query.getSingleParameter("model").filter(Slug::isOne).map(Slug::new);
        again = query.getSingleParameter("again").flatMap(StartTuningPage::id);
        catalogue = here.modelport().tunings().trainers();
        trouble.removeAll();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.tuning"), Links.tunings()),
                new Crumb(t("tuning.start"), ""));
    }

    @Override
    protected void build() {
        if (!here.mayContribute() || catalogue == null) {
            add(
                    new PageHeader(t("tuning.start")),
                    new EmptyState(Icon.LOCK, t("maintenance.locked"), t("tuning.locked.text")));
            return;
        }
        var fields = new TuningForm(here, catalogue, this::changed);
        form = fields;
        again.map(id -> here.modelport().tunings().get(here.project(), id))
                .ifPresentOrElse(fields::show, () -> model.ifPresent(fields::show));
        start.setText(t("tuning.begin"));
        start.setIcon(Icon.PLAY.draw());
        var aside = Box.tag(
                        "aside",
                        "mp-policy-preview",
                        new Section(t("tuning.size.heading"), size, trouble, Box.row(start))
                                .explained(t("tuning.size.explain")))
                .attribute("aria-label", t("tuning.size.heading"));
        add(
                new PageHeader(
                                t("tuning.start"),
                                TuningCode.start(here, this::wanted).button(),
                                new Button(
                                        t("action.cancel"),
                                        click -> Links.go(
                                                model.map(Links::tunings).orElseGet(Links::tunings))))
                        .facts(Words.of(t("tuning.start.facts"))),
                Box.of("mp-policy-split", fields, aside));
        changed();
    }

    private Optional<NewTuning> wanted() {
        return form == null ? Optional.empty() : form.wanted();
    }

    private void changed() {
        if (form == null) {
            return;
        }
        trouble.removeAll();
        SearchSize now = form.size();
        size.removeAll();
        if (now.settings() == 0) {
            size.add(Words.tag("p", "mp-muted", t("tuning.size.none")));
            return;
        }
        size.add(
                Box.of(
                        "mp-fits",
                        Words.of("mp-fits-number mp-number", Formats.count(now.fits())),
                        Words.muted(t("tuning.size.fits"))),
                Words.tag("p", "mp-fits-text", now.sentence()));
        int most = catalogue == null ? Integer.MAX_VALUE : catalogue.mostSettings();
        if (now.settings() > most) {
            size.add(StateBadge.quiet(State.ACT, t("tuning.size.tooMany", Formats.count(most))));
        } else if (now.isMany()) {
            size.add(StateBadge.quiet(State.LOOK, t("tuning.size.many")));
        }
    }

    /** Starts it and goes where it can be followed. */
    void start() {
        try {
            if (form == null || !form.check() || wanted().isEmpty()) {
                trouble.show(Problems.box(t("tuning.incomplete")));
                return;
            }
            TuningAccepted accepted = here.modelport().tunings().create(here.project(), wanted().get());
            Links.go(Links.tuning(accepted.tuning().id()));
        } catch (RuntimeException e) {
            trouble.show(Problems.box(e));
        } finally {
            start.setEnabled(true);
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
