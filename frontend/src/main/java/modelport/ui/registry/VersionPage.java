package modelport.ui.registry;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.events.Event;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Model;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Problems;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.compression.CompressionsSection;
import modelport.ui.compression.DerivationSection;
import modelport.ui.deployment.EndpointTable;
import modelport.ui.evaluation.WorthSection;
import modelport.ui.jobs.JobFollow;
import modelport.ui.prediction.TryConsole;
import modelport.ui.processing.ProcessingSection;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import modelport.ui.tuning.TunedSection;
import org.jspecify.annotations.Nullable;

/** One immutable version: what it is, whether it is safe, what it takes and gives, and a place to try it. */
@Route(value = "models/:model/versions/:version", layout = MainLayout.class)
public class VersionPage extends Page {
    private static final String COMPRESSED = "COMPRESSION";
    private static final String TUNED = "TUNING";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private Here here = Here.current();
    private @Nullable Model model;
    private @Nullable Version version;
    private final Box before = Box.of("mp-part");
    private final Box trying = Box.of("mp-part");
    private final Box after = Box.of("mp-part");
    private @Nullable TryConsole console;

    public VersionPage() {
        Feed.listen(this, Feed.about("version").or(Feed.about("endpoint")).or(Feed.ended("job")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String name = event.getRouteParameters().get("model").orElse("");
        String number = event.getRouteParameters().get("version").orElse("");
        if (!Slug.isOne(name) || !NUMBER.matcher(number).matches()) {
            throw new ProblemException(new Problem.NotFound("version", name + " v" + number));
        }
        var slug = new Slug(name);
        model = here.modelport().models().get(here.project(), slug);
        Version found = here.modelport().versions().get(here.project(), slug, Integer.parseInt(number));
        if (version != null && !found.id().equals(version.id())) {
            console = null;
        }
        version = found;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.models"), Links.models()),
                new Crumb(model().title(), Links.model(model().name())),
                new Crumb("v" + version().number(), ""));
    }

    @Override
    public String getPageTitle() {
        return model().title() + " v" + version().number() + " \u00b7 Modelport";
    }

    @Override
    protected void build() {
        add(before, trying, after);
        trying.removeAll();
        if (console != null) {
            console.write();
        }
        writeParts();
    }

    /** Writes everything again but the console, in which somebody may be typing. */
    private void writeParts() {
        Version shown = version();
        before.rewrite(above(shown).toArray(Component[]::new));
        showConsole(shown);
        after.rewrite(below(shown).toArray(Component[]::new));
    }

    private List<Component> above(Version shown) {
        List<Component> parts =
                new ArrayList<>(List.of(createHeader(shown), VersionAnswer.of(shown), ModelLife.of(shown)));
        if (shown.origin().equals(COMPRESSED)) {
            parts.add(DerivationSection.panel(here, shown));
        }
        if (shown.origin().equals(TUNED)) {
            parts.add(TunedSection.panel(here, shown));
        }
        if (shown.state() == VersionState.REJECTED) {
            var verdict = new VerdictBox(shown);
            parts.add(here.mayContribute() ? verdict.leading(shown.model()) : verdict);
        }
        RefusedSince.of(shown).ifPresent(parts::add);
        if (shown.notServable() != null) {
            parts.add(Problems.box(say(shown.notServable())));
        }
        if (shown.state() == VersionState.IMPORTING && shown.job() != null) {
            parts.add(new Section(t("version.import"), new JobFollow(here, shown.job(), this::refresh)));
        }
        return parts;
    }

    private List<Component> below(Version shown) {
        List<Component> parts = new ArrayList<>();
        if (shown.signature() != null && shown.runs()) {
            parts.add(ProcessingSection.panel(here, shown, this::refresh));
        }
        if (shown.runs()) {
            parts.add(WorthSection.of(here, shown.model(), shown.number()));
        }
        if (!shown.endpoints().isEmpty()) {
            parts.add(new Section(t("version.endpoints"), EndpointTable.panel(here, shown.model(), shown.endpoints())));
        }
        addEvidence(parts, shown, shown.signature(), shown.facts());
        if (shown.runs()) {
            parts.add(CompressionsSection.panel(here, shown));
        }
        parts.add(createCard(shown));
        return parts;
    }

    /** What is known of it, and from where. */
    private void addEvidence(List<Component> to, Version shown, @Nullable Signature signature, @Nullable Facts facts) {
        if (signature != null && facts != null) {
            if (facts.source() != null) {
                to.add(new SourceSection(facts.source(), signature));
            }
            if (shown.notServable() == null) {
                to.add(new ProofSection(here, shown, signature, facts));
            }
        }
        if (!shown.files().isEmpty()) {
            to.add(new FilesSection(here, shown));
        }
        if (signature != null && shown.notServable() == null) {
            to.add(new SignatureSection(signature));
        }
        if (facts != null) {
            to.add(new FactsSection(shown, facts));
        }
    }

    private Component createHeader(Version shown) {
        var header = new PageHeader(model().title(), new VersionActions(here, model(), shown, this::take).all())
                .beside(
                        Chip.version(shown.number()),
                        StateBadge.soft(States.of(shown.state()), States.word(shown.state())));
        if (!shown.title().isEmpty()) {
            header.facts(Words.strong(shown.title()));
        }
        if (shown.digest() != null) {
            header.facts(new DigestChip(shown.digest()));
        }
        header.facts(Words.sentence(t(
                "version.made",
                t("version.origin." + shown.origin()),
                shown.createdBy(),
                Formats.ago(shown.createdAt()))));
        if (shown.size() > 0) {
            String format = shown.format() == null ? "" : " \u00b7 " + orWord("format.", shown.format());
            header.facts(Words.of(Formats.bytes(shown.size()) + format));
        }
        shown.tags().forEach(tag -> header.beside(Chip.of(tag)));
        return header;
    }

    /** The same one as before, whatever became of the version meanwhile. */
    private void showConsole(Version shown) {
        Signature signature = shown.notServable() == null ? shown.signature() : null;
        trying.setVisible(signature != null && here.mayPredict());
        if (signature == null || !here.mayPredict()) {
            return;
        }
        if (console == null) {
            console = TryConsole.ofVersion(here, shown, signature);
        }
        console.become(signature);
        if (!console.isAttached()) {
            trying.show(new Section(t("version.try"), console).explained(t("try.version.explain")));
        }
    }

    private static Component createCard(Version shown) {
        if (shown.card().isBlank()) {
            return Box.of("");
        }
        var card = new Markdown(shown.card());
        card.addClassName("mp-card");
        return new Section(t("model.card"), card);
    }

    private boolean isMine(Event event) {
        String name = model().name().value();
        return event.subject().getOrDefault("model", name).equals(name);
    }

    /** Reads the version again, and writes the page again if it changed. */
    private void refresh() {
        take(here.modelport()
                .versions()
                .get(here.project(), version().model(), version().number()));
    }

    private void take(Version newer) {
        if (!newer.equals(version)) {
            version = newer;
            writeParts();
        }
    }

    private Model model() {
        if (model == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return model;
    }

    private Version version() {
        if (version == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return version;
    }
}
