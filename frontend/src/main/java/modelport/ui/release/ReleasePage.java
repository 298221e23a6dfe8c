package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.events.Event;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseReview;
import modelport.ui.components.Box;
import modelport.ui.components.Page;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** One release: where it stands, what is asked of whom, what was checked, and what people said. */
@Route(value = "releases/:release", layout = MainLayout.class)
public class ReleasePage extends Page {
    private Here here = Here.current();
    private String title = "";
    private @Nullable ReleaseReview review;
    /** What the visitor saw last, before this visit; the first time, what they see now. */
    private @Nullable ReleaseLook before;

    private boolean first;
    private @Nullable TalkSection talk;
    private final Box head = Box.of("mp-part");
    private final Box life = Box.of("mp-part");
    private final Box job = Box.of("mp-part");
    private final Box changes = Box.of("mp-part");
    private final Box facts = Box.of("mp-part");
    private final Box delta = Box.of("mp-part");
    private final Box gates = Box.of("mp-part");

    public ReleasePage() {
        Feed.listen(this, Feed.about("release").or(Feed.ended("job")).or(Feed.about("policy")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
        // Checks are quick: what happened between reading the release and listening would be missed.
        addAttachListener(attach -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        UUID id = parse(event.getRouteParameters().get("release").orElse(""));
        review = here.modelport().releases().review(here.project(), id);
        title = here.modelport()
                .models()
                .get(here.project(), review.release().model())
                .title();
        before = here.modelport().releases().look(here.project(), id).before();
        first = before == null;
        if (first) {
            before = Difference.look(review);
        }
        talk = null;
    }

    @Override
    public List<Crumb> crumbs() {
        var release = review().release();
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.releases"), Links.releases()),
                new Crumb(t("release.title", ReleaseText.version(release), release.environment()), ""));
    }

    @Override
    protected void build() {
        var reviewed = reviewed();
        talk = new TalkSection(here, reviewed, talk == null ? "" : talk.draft(), this::take);
        add(head, life, job, changes, facts, delta, gates, talk);
        show(reviewed);
        showSlow();
    }

    /** Writes what every change may touch; whatever is typed or being read stays. */
    private void show(Reviewed reviewed) {
        head.rewrite(
                new ReleaseHead(here, reviewed, this::act).header(title),
                ReleaseAnswer.of(reviewed),
                EmergencyBanner.of(reviewed));
        life.rewrite(ReleaseLife.of(reviewed));
        changes.rewrite(new ChangesSection(first, Objects.requireNonNull(before), reviewed).part());
        facts.rewrite(Box.columns(
                AskedSection.of(reviewed, () -> act(ReleaseAction.CHANGE)), RulesSection.of(here, reviewed)));
        gates.rewrite(GatesSection.of(here, reviewed.review()));
    }

    /** What is fetched, and stays as long as it is about the same. */
    private void showSlow() {
        delta.show(DeltaSection.of(here, review()));
        job.show(GatesSection.job(here, review(), this::refresh));
    }

    private void act(ReleaseAction action) {
        if (action == ReleaseAction.CHANGE) {
            new ChangeDialog(here, review(), this::take).open();
        } else {
            new DecisionDialog(here, review(), action, this::take).open();
        }
    }

    private boolean isMine(Event event) {
        var release = review().release();
        if (event.topic().startsWith("job.")) {
            UUID now = review().job();
            return now != null && event.subject().getOrDefault("job", "").equals(now.toString());
        }
        return event.subject()
                .getOrDefault("model", release.model().value())
                .equals(release.model().value());
    }

    private void refresh() {
        take(here.modelport()
                .releases()
                .review(here.project(), review().release().id()));
    }

    private void take(ReleaseReview newer) {
        ReleaseReview old = review();
        if (newer.equals(old)) {
            return;
        }
        review = newer;
        var reviewed = reviewed();
        show(reviewed);
        if (talk != null) {
            talk.show(reviewed);
        }
        boolean same = old.release().version() == newer.release().version()
                && old.release().state() == newer.release().state()
                && Objects.equals(old.champion(), newer.champion())
                && Objects.equals(old.job(), newer.job());
        if (!same) {
            showSlow();
        }
        // Whoever watches has seen it.
        here.modelport().releases().look(here.project(), newer.release().id());
    }

    private Reviewed reviewed() {
        return new Reviewed(review(), here.me().person().username());
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("release", id));
        }
    }

    private ReleaseReview review() {
        if (review == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return review;
    }
}
