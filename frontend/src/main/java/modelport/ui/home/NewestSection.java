package modelport.ui.home;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Objects;
import modelport.contract.registry.Model;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.States;
import modelport.ui.components.Timeline;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** The newest versions. */
final class NewestSection extends Box {
    NewestSection(List<Model> newest) {
        super("div", "");
        var timeline = new Timeline();
        for (Model model : newest) {
            int number = Objects.requireNonNullElse(model.latest(), 0);
            VersionState state = Objects.requireNonNullElse(model.latestState(), VersionState.IMPORTING);
            timeline.entry(
                    States.of(state),
                    Box.of(
                            "mp-newest",
                            Links.to(Links.version(model.name(), number), model.title() + " v" + number),
                            Words.muted(States.word(state))),
                    Formats.when(model.updatedAt()));
        }
        add(new Section(t("home.newest"), newest.isEmpty() ? Words.muted(t("home.newest.none")) : timeline));
    }
}
