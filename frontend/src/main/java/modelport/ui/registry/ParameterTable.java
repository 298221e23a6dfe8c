package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.registry.ParameterSpec;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.ParameterText;
import modelport.ui.components.Words;

/** What may change about a model without training: its range, and what it is if nobody says another. */
final class ParameterTable {
    private ParameterTable() {}

    static Component of(List<ParameterSpec> parameters) {
        var table = new DataTable(
                t("parameter.heading"),
                Column.text(t("parameter.name")),
                Column.text(t("parameter.meaning")),
                Column.text(t("parameter.range")),
                Column.text(t("parameter.initial")));
        parameters.forEach(spec -> table.row(
                Words.mono(spec.name()),
                Words.muted(ParameterText.meaning(spec)),
                ParameterText.range(spec),
                ParameterText.initial(spec)));
        return Box.of("mp-parameter-table", Words.tag("h3", "", t("parameter.heading")), table);
    }
}
