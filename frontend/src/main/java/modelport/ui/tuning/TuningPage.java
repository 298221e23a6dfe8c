package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.events.Event;
import modelport.contract.registry.Version;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/**
 * One search for good settings: its answer, its leaderboard that fills while it runs, how scores go, how it was made.
 */
@Route(value = "tuning/:tuning", layout = MainLayout.class)
public class TuningPage extends Page {
    private static final int FEW = 12;

    private Here here = Here.current();
    private final Box answer = Box.of("");
    private final Box board = Box.of("");
    private final Box pictures = Box.of("mp-part");
    private @Nullable Race race;
    private @Nullable TuningProgress progress;
    private boolean all;

    public TuningPage() {
        Feed.listen(this, Feed.about("tuning").or(Feed.ended("job")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
        // What happened between reading the tuning and listening would be missed.
        addAttachListener(attach -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String id = event.getRouteParameters().get("tuning").orElse("");
        try {
            race = new TuningSource(here).read(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("tuning", id));
        }
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.tuning"), Links.tunings()),
                new Crumb(name(tuning()), ""));
    }

    private static String name(Tuning tuning) {
        return tuning.title().isEmpty() ? tuning.model().value() : tuning.title();
    }

    @Override
    protected void build() {
        Race shown = race();
        progress = shown.isRunning() ? new TuningProgress(here, shown.tuning()) : null;
        add(createHeader(shown.tuning()), answer);
        if (progress != null) {
            add(progress);
        }
        add(board, pictures, HowSection.of(shown.tuning()));
        if (!shown.tuning().note().isBlank()) {
            add(new Section(
                    t("tuning.note"), Words.plain("p", "mp-said", shown.tuning().note())));
        }
        show(shown);
    }

    /** Writes what changes while it runs; the frame of the page stays. */
    private void show(Race shown) {
        answer.rewrite(TuningAnswer.of(shown));
        var limited = all
                ? shown
                : new Race(
                        shown.tuning(),
                        shown.trials().stream().limit(FEW).toList(),
                        shown.complete(),
                        shown.responses());
        var section = new Section(t("tuning.board"), Leaderboard.of(limited, this::open))
                .explained(t("tuning.board.explain", shown.tuning().folds()));
        section.action(TuningReport.csv(shown));
        board.rewrite(section, createMore(shown));
        List<Component> drawn = new ArrayList<>(List.of(ResponsesSection.of(shown)));
        PairSection.of(shown).ifPresent(drawn::add);
        pictures.rewrite(drawn.toArray(Component[]::new));
    }

    private Component createMore(Race shown) {
        int rest = shown.trials().size() - FEW;
        if (all || rest <= 0) {
            return shown.complete() ? Box.of("mp-none") : Words.tag("p", "mp-explain", t("tuning.board.first"));
        }
        return Box.row(new Button(t("tuning.board.more", Formats.count(rest)), click -> {
            all = true;
            show(race());
        }));
    }

    private Component createHeader(Tuning shown) {
        var header = new PageHeader(t("tuning.heading", name(shown)), createActions(shown))
                .beside(StateBadge.soft(TuningText.of(shown.state()), TuningText.word(shown.state())));
        if (shown.winnerVersion() != null) {
            header.beside(
                    Links.to(Links.version(shown.model(), shown.winnerVersion()), Chip.version(shown.winnerVersion())));
        }
        String rows = shown.dataset().dataset() + " v" + shown.dataset().version();
        header.facts(
                Links.to(Links.model(shown.model()), shown.model().value()),
                Links.to(
                        Links.datasetVersion(
                                shown.dataset().dataset(), shown.dataset().version()),
                        t("tuning.learned", rows)),
                Words.of(t("tuning.judged", TuningText.metric(shown), shown.folds())),
                Words.sentence(t("compression.by", shown.createdBy(), Formats.ago(shown.createdAt()))));
        if (shown.finishedAt() != null) {
            header.facts(Words.of(
                    t("compression.took", Formats.span(Duration.between(shown.createdAt(), shown.finishedAt())))));
        }
        header.addClassName("mp-header-long");
        return header;
    }

    private Component[] createActions(Tuning shown) {
        List<Component> actions =
                new ArrayList<>(List.of(TuningCode.of(here, shown).button()));
        if (!here.mayContribute() || race().isRunning()) {
            return actions.toArray(Component[]::new);
        }
        actions.add(new Button(
                t("tuning.again"), Icon.PLAY.draw(), click -> Links.go(Links.startTuning(shown.model(), shown.id()))));
        if (shown.winnerVersion() != null) {
            String version = Links.version(shown.model(), shown.winnerVersion());
            actions.add(new Button(
                    t("compression.parent.open", "v" + shown.winnerVersion()),
                    Icon.MODEL.draw(),
                    click -> Links.go(version)));
        } else if (shown.winner() != null && shown.best() != null) {
            Trial best = shown.best();
            var promote = new Button(
                    t("tuning.promote"),
                    Icon.MODEL.draw(),
                    click -> new PromoteDialog(here, shown, best, this::promoted).open());
            promote.addThemeName("primary");
            actions.add(promote);
        }
        return actions.toArray(Component[]::new);
    }

    private void open(Trial trial) {
        new TrialDrawer(race(), trial).open();
    }

    private void promoted(Version version) {
        Notice.undoable(
                t("compression.promoted", "v" + version.number()),
                t("upload.open"),
                () -> Links.go(Links.version(version.model(), version.number())));
        refresh();
    }

    private boolean isMine(Event event) {
        String id = tuning().id().toString();
        String job = tuning().job().toString();
        return event.topic().startsWith("job.")
                ? event.subject().getOrDefault("job", job).equals(job)
                : event.subject().getOrDefault("tuning", id).equals(id);
    }

    private void refresh() {
        var source = new TuningSource(here);
        UUID id = tuning().id();
        Tasks.run(this, () -> source.read(id), outcome -> {
            switch (outcome) {
                case Tasks.Outcome.Done<Race>(Race newer) -> take(newer);
                case Tasks.Outcome.Failed<Race>(RuntimeException cause) -> throw cause;
            }
        });
    }

    private void take(Race newer) {
        Race before = race();
        if (newer.equals(before)) {
            return;
        }
        race = newer;
        if (!newer.hasFrameOf(before)) {
            rewrite();
            return;
        }
        if (progress != null) {
            progress.show(newer.tuning());
        }
        show(newer);
    }

    private Tuning tuning() {
        return race().tuning();
    }

    private Race race() {
        if (race == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return race;
    }
}
