package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** One model on one line. */
final class ModelLine extends Box {
    private static final int TAGS = 3;

    ModelLine(Model model) {
        super(
                "div",
                "mp-model-line",
                name(model),
                newest(model),
                served(model),
                tags(model),
                Formats.when(model.updatedAt()),
                Icon.NEXT.draw());
    }

    private static Component name(Model model) {
        return Box.of(
                "mp-model-name",
                Box.of("mp-task", TaskCode.icon(model.task()).draw()),
                Box.stack(
                        Links.to(Links.model(model.name()), model.title()),
                        Box.of(
                                "mp-sub",
                                Words.mono(model.name().value()),
                                Words.of(" \u00b7 " + TaskCode.name(model.task())))));
    }

    private static Component newest(Model model) {
        Integer latest = model.latest();
        VersionState state = model.latestState();
        if (latest == null || state == null) {
            return Words.muted(t("models.noVersion"));
        }
        return Box.row(Chip.version(latest), States.badge(state));
    }

    private static Component served(Model model) {
        if (model.endpoints().isEmpty()) {
            return StateBadge.quiet(State.IDLE, t("models.notServed"));
        }
        Slug first = new Slug(model.endpoints().getFirst());
        var link = Links.to(Links.endpoint(first), Words.mono(first.value()));
        int more = model.endpoints().size() - 1;
        return Box.of("mp-served", link, Words.muted(more == 0 ? "" : t("models.andMore", more)));
    }

    private static Component tags(Model model) {
        var row = Box.of("mp-tags");
        model.tags().stream().limit(TAGS).forEach(tag -> row.add(Chip.of(tag)));
        return row;
    }
}
