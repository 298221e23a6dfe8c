package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.datasets.Dataset;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** One dataset on one line. */
final class DatasetLine extends Box {
    DatasetLine(Dataset dataset) {
        super(
                "div",
                "mp-model-line mp-dataset-line",
                name(dataset),
                newest(dataset.latest()),
                size(dataset.latest()),
                roles(dataset.latest()),
                Formats.when(dataset.updatedAt()),
                Icon.NEXT.draw());
    }

    private static Component name(Dataset dataset) {
        return Box.of(
                "mp-model-name",
                Box.of("mp-task", Icon.DATASET.draw()),
                Box.stack(
                        Links.to(Links.dataset(dataset.name()), dataset.title()),
                        Box.of("mp-sub", Words.mono(dataset.name().value()), Words.of(" \u00b7 " + dataset.owner()))));
    }

    private static Component newest(Dataset.@Nullable Latest latest) {
        return latest == null
                ? Words.muted(t("models.noVersion"))
                : Box.row(Chip.version(latest.number()), States.badge(latest.state()));
    }

    private static Component size(Dataset.@Nullable Latest latest) {
        if (latest == null || latest.rows() == null || latest.columns() == null) {
            return Words.muted("\u2013");
        }
        return Box.of(
                "mp-size",
                Words.number(t("dataset.rows", Formats.count(latest.rows()), latest.rows())),
                Words.muted(t("dataset.columns", latest.columns())));
    }

    private static Component roles(Dataset.@Nullable Latest latest) {
        return latest == null ? Box.of("") : DatasetText.chips(latest.roles());
    }
}
