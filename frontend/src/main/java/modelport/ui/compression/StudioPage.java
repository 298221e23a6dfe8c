package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.Compression;
import modelport.contract.events.Event;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One search: what it found, in a sentence, a picture and a table that fill while it runs, and the pick. */
@Route(value = "compression/:compression", layout = MainLayout.class)
public class StudioPage extends Page {
    private Here here = Here.current();
    private @Nullable Compression search;
    private final Box answer = Box.of("");
    private final Box pick = Box.of("");
    private final Box table = Box.of("");
    private @Nullable ParetoSection picture;
    private @Nullable SearchProgress progress;

    public StudioPage() {
        Feed.listen(this, Feed.about("compression").or(Feed.about("job")).or(Feed.about("version")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String id = event.getRouteParameters().get("compression").orElse("");
        try {
            search = here.modelport().compressions().get(here.project(), UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("compression", id));
        }
    }

    @Override
    public List<Crumb> crumbs() {
        String version = "v" + search().version();
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.compression"), Links.compressions()),
                new Crumb(search().model() + " " + version, ""));
    }

    @Override
    protected void build() {
        var study = new Study(search());
        picture = new ParetoSection(study, this::open);
        progress = study.isRunning() ? new SearchProgress(here, study) : null;
        add(createHeader(study), answer);
        if (progress != null) {
            add(progress);
        }
        add(Box.split(picture, pick), table);
        show(study);
    }

    /** Writes what changes while it runs; the frame of the page stays. */
    private void show(Study study) {
        answer.rewrite(StudioAnswer.of(study));
        study.recommended()
                .ifPresentOrElse(
                        each -> pick.rewrite(new PickBox(study, each, here.mayContribute(), this::open, this::promote)),
                        () -> pick.rewrite(Words.tag("p", "mp-explain", t("compression.pick.none"))));
        var candidates = new Section(t("compression.candidates"), CandidateTable.of(study, this::open))
                .explained(explanation(study))
                .action(StudioReport.links(study));
        table.rewrite(Box.of("mp-stack mp-wide mp-studio-tables", candidates, UnfitSection.of(study)));
    }

    /** How the figures were measured, and how losses are counted. */
    static String explanation(Study study) {
        String machine = study.search().machine();
        String measured = machine == null
                ? t("compression.candidates.explain")
                : t("compression.candidates.machine", t("compression.candidates.explain"), machine);
        var meaning = study.search().lossMeaning();
        return meaning == null ? measured : t("compression.candidates.meaning", measured, say(meaning));
    }

    private Component createHeader(Study study) {
        Compression shown = study.search();
        var header = new PageHeader(t("compression.heading", shown.model()), createActions(shown))
                .beside(
                        Chip.version(shown.version()),
                        StateBadge.soft(CompressionText.of(shown.state()), CompressionText.word(shown.state())));
        String rows = shown.evaluation().dataset() + " v" + shown.evaluation().version();
        header.facts(Links.to(
                Links.datasetVersion(
                        shown.evaluation().dataset(), shown.evaluation().version()),
                t("compression.measuredOn", rows)));
        if (shown.calibration() == null) {
            header.facts(Words.of(t("compression.fitted.half")));
        } else {
            String fitted =
                    shown.calibration().dataset() + " v" + shown.calibration().version();
            header.facts(Links.to(
                    Links.datasetVersion(
                            shown.calibration().dataset(), shown.calibration().version()),
                    t("compression.fitted", fitted)));
        }
        header.facts(Words.of(LimitsText.of(shown.constraints())));
        header.facts(Words.sentence(t("compression.by", shown.createdBy(), Formats.ago(shown.createdAt()))));
        if (shown.finishedAt() != null) {
            header.facts(Words.of(
                    t("compression.took", Formats.span(Duration.between(shown.createdAt(), shown.finishedAt())))));
        }
        header.addClassName("mp-header-long");
        return header;
    }

    private Component[] createActions(Compression shown) {
        var curl = CompressionCode.of(here, shown).button();
        var version = new Button(
                t("compression.parent.open", "v" + shown.version()),
                Icon.MODEL.draw(),
                click -> Links.go(Links.version(shown.model(), shown.version())));
        if (!here.mayContribute() || new Study(shown).isRunning()) {
            return new Component[] {curl, version};
        }
        var again = new Button(
                t("compression.again"),
                Icon.PLAY.draw(),
                click -> StartDialog.of(
                                here, here.modelport().versions().get(here.project(), shown.model(), shown.version()))
                        .open());
        return new Component[] {curl, version, again};
    }

    private void open(Candidate candidate) {
        new CandidateDrawer(new Study(search()), candidate, here.mayContribute(), this::promote).open();
    }

    private void promote(Point point) {
        new PromoteDialog(here, new Study(search()), point, this::promoted).open();
    }

    private void promoted(Version version) {
        Notice.undoable(
                t("compression.promoted", "v" + version.number()),
                t("upload.open"),
                () -> Links.go(Links.version(version.model(), version.number())));
        refresh();
    }

    private boolean isMine(Event event) {
        String id = search().id().toString();
        String job = search().job().toString();
        return event.topic().startsWith("job.")
                ? event.subject().getOrDefault("job", job).equals(job)
                : event.subject().getOrDefault("compression", id).equals(id);
    }

    private void refresh() {
        Compression newer = here.modelport().compressions().get(here.project(), search().id());
        if (newer.equals(search)) {
            return;
        }
        boolean sameFrame = newer.state() == search().state();
        search = newer;
        var study = new Study(newer);
        if (!sameFrame || picture == null) {
            rewrite();
            return;
        }
        picture.show(study);
        if (progress != null) {
            progress.show(study);
        }
        show(study);
    }

    private Compression search() {
        if (search == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return search;
    }
}
