package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Key;
import modelport.ui.components.Loading;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** What served in an environment and when: drawn, and as a table; what was before comes when it is asked for. */
final class ChampionSection extends Box {
    private static final int PAGE = 20;

    private final Here here;
    private final Slug environment;
    private final List<ChampionInterval> shown = new ArrayList<>();
    private @Nullable String next;

    ChampionSection(Here here, Slug environment) {
        super("div", "mp-champions");
        this.here = here;
        this.environment = environment;
        add(Loading.skeleton(4));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        load();
    }

    /** Starts again with the newest. */
    void load() {
        fetch(null);
    }

    /** What was before that. */
    void more() {
        fetch(next);
    }

    private void fetch(@Nullable String after) {
        Tasks.run(
                this,
                () -> here.modelport()
                        .environments()
                        .champions(here.project(), environment, null, new PageRequest(PAGE, after, null)),
                outcome -> settle(outcome, after));
    }

    private void settle(Tasks.Outcome<Page<ChampionInterval>> outcome, @Nullable String after) {
        switch (outcome) {
            case Tasks.Outcome.Done<Page<ChampionInterval>>(Page<ChampionInterval> page) -> {
                if (after == null) {
                    shown.clear();
                }
                shown.addAll(page.items());
                next = page.next();
                rewrite(view());
            }
            case Tasks.Outcome.Failed<Page<ChampionInterval>>(RuntimeException cause) ->
                show(Loading.failed(Problems.text(cause), () -> fetch(after)));
        }
    }

    private Component view() {
        if (shown.isEmpty()) {
            return Words.tag("p", "mp-muted", t("environment.neverServed"));
        }
        var view = Box.of("mp-champions-view", ChampionBands.of(shown), createKey(), createTable());
        if (next != null) {
            view.add(Box.of("mp-more", new Button(t("environment.earlier"), click -> more())));
        }
        return view;
    }

    private Component createKey() {
        var key = new Key()
                .entry("mp-key-segment-now", t("environment.key.now"))
                .entry("mp-key-segment-then", t("environment.key.then"));
        if (shown.stream().anyMatch(ChampionInterval::emergency)) {
            key.entry("mp-key-segment-emergency", t("environment.emergency"));
        }
        return key;
    }

    private Component createTable() {
        var table = new DataTable(
                t("environment.champions"),
                Column.text(t("environment.endpoint")),
                Column.text(t("environment.version")),
                Column.text(t("environment.from")),
                Column.text(t("environment.to")),
                Column.text(t("environment.by")),
                Column.text(t("environment.release")),
                Column.text(""));
        shown.forEach(each -> table.row(
                Links.to(Links.endpoint(each.endpoint()), each.endpoint().value()),
                Links.to(Links.version(each.model(), each.version()), Chip.version(each.version())),
                Words.of(Formats.day(each.from())),
                each.to() == null ? Words.strong(t("environment.untilNow")) : Words.of(Formats.day(each.to())),
                each.releasedBy(),
                Links.to(Links.release(each.release()), t("environment.look")),
                each.emergency() ? StateBadge.quiet(State.ACT, t("environment.emergency")) : Words.of("")));
        return table;
    }
}
