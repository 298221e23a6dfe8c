package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.RecommendedCandidate;
import modelport.contract.compression.RecommendedCandidate.Kind;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.compression.Study.Point;
import modelport.ui.shell.Links;

/** Which candidate to take, why, and the button that takes it. */
final class PickBox extends Box {
    private static final int REJECTED_MOST = 2;

    PickBox(
            Study study,
            RecommendedCandidate recommended,
            boolean mayTake,
            Consumer<Candidate> open,
            Consumer<Point> take) {
        super("div", "mp-pick");
        add(StateBadge.quiet(state(recommended.kind()), t(word(study, recommended.kind()))));
        study.pick()
                .ifPresentOrElse(
                        pick -> addPick(study, pick),
                        () -> add(Words.plain(
                                "h2",
                                "",
                                t(
                                        "compression.parent.named",
                                        "v" + study.search().version()))));
        add(Words.plain("p", "", say(recommended.reason())));
        recommended.rejected().stream()
                .limit(REJECTED_MOST)
                .forEach(each -> add(Words.plain("p", "mp-rejected", say(each.reason()))));
        study.pick().ifPresent(pick -> addActions(study, pick, mayTake, open, take));
    }

    private void addPick(Study study, Point pick) {
        add(
                Words.plain("h2", "", RecipeText.title(pick.recipe())),
                Box.of(
                        "mp-pick-figures",
                        figure(CompressionText.percent(pick.size()), t("compression.figure.size")),
                        figure(CompressionText.times(pick.time()) + "\u00d7", t("compression.figure.fast")),
                        figure(
                                CompressionText.lossFigure(pick.loss()),
                                t("compression.figure.loss", CompressionText.lossUnit(study.metric())))));
    }

    private void addActions(Study study, Point pick, boolean mayTake, Consumer<Candidate> open, Consumer<Point> take) {
        Integer promoted = pick.candidate().promotedVersion();
        if (promoted != null) {
            var link = Links.to(
                    Links.version(study.search().model(), promoted),
                    Icon.CHECK.draw(),
                    Words.of(t("compression.became", "v" + promoted)));
            link.addClassName("mp-became");
            add(link);
        } else if (mayTake) {
            var button = new Button(t("compression.promote"), click -> take.accept(pick));
            button.addThemeName("primary");
            add(button);
        }
        add(new Button(t("compression.details"), click -> open.accept(pick.candidate())));
    }

    private static Component figure(String value, String what) {
        return Box.of("mp-pick-figure", Words.number(value), Words.muted(what));
    }

    private static State state(Kind kind) {
        return switch (kind) {
            case CANDIDATE -> State.GOOD;
            case KEEP_PARENT -> State.IDLE;
            case NEAREST -> State.LOOK;
        };
    }

    private static String word(Study study, Kind kind) {
        return switch (kind) {
            case CANDIDATE -> study.isRunning() ? "compression.pick.soFar" : "compression.pick";
            case KEEP_PARENT -> "compression.pick.keep";
            case NEAREST -> "compression.pick.nearest";
        };
    }
}
