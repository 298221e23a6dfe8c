package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** The schema as it was found, to be changed; the change becomes a version of its own, of the same file. */
final class SchemaEditor extends Box {
    /** A page with more fields than these gets slow. */
    static final int COLUMNS_MOST = 150;

    private static final int USUALLY_BAD = 100;

    /** The fields of one column. */
    record Fields(Checkbox kept, Select<ColumnType> type) {}

    final ComboBox<String> label = new ComboBox<>();
    final Map<String, Fields> fields = new LinkedHashMap<>();
    final Button make = new Button();
    private final IntegerField badRows = new IntegerField();
    private final Words foot = Words.of("mp-muted", "");
    private final Box failure = Box.of("");
    private final Here here;
    private final SchemaDraft draft;
    private final Consumer<DatasetVersionAccepted> made;

    /** Hands over the version that was made. */
    SchemaEditor(Here here, DatasetVersion base, Consumer<DatasetVersionAccepted> made) {
        super("div", "mp-stack mp-schema");
        this.here = here;
        this.draft = new SchemaDraft(base);
        this.made = made;
        make.setText(t("schema.make"));
        make.addThemeName("primary");
        make.setDisableOnClick(true);
        make.addClickListener(click -> make());
        setUpLabel();
        add(createTop());
        if (!base.columns().isEmpty()) {
            add(createColumns());
        }
        add(createReading(), failure, Box.of("mp-wizard-foot", foot, make));
        update();
    }

    private void setUpLabel() {
        label.setLabel(t("schema.label"));
        label.setHelperText(t("schema.label.help"));
        label.setClearButtonVisible(true);
        label.setPlaceholder(t("schema.label.none"));
        offerLabels();
        label.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                draft.label(change.getValue());
                update();
            }
        });
    }

    private void offerLabels() {
        label.setItems(draft.columns().stream()
                .filter(column -> !column.ignored())
                .map(DatasetColumn::name)
                .toList());
        label.setValue(draft.label().orElse(null));
    }

    private Component createTop() {
        badRows.setLabel(t("schema.badRows"));
        badRows.setHelperText(t("schema.badRows.help", USUALLY_BAD));
        badRows.setMin(0);
        badRows.setPlaceholder(Integer.toString(USUALLY_BAD));
        badRows.addValueChangeListener(change -> {
            draft.badRows(change.getValue());
            update();
        });
        return Box.of("mp-form", label, badRows);
    }

    private Component createColumns() {
        List<DatasetColumn> columns = draft.columns();
        var list = Box.tag("ul", "mp-schema-columns").attribute("aria-label", t("dataset.columns.heading"));
        columns.stream().limit(COLUMNS_MOST).forEach(column -> list.add(createColumn(column)));
        int more = columns.size() - COLUMNS_MOST;
        return more > 0 ? Box.of("mp-stack", list, Words.muted(t("schema.more", COLUMNS_MOST, more))) : list;
    }

    private Component createColumn(DatasetColumn column) {
        var kept = new Checkbox(column.name(), !column.ignored());
        var type = new Select<ColumnType>();
        type.setItems(ColumnType.values());
        type.setItemLabelGenerator(DatasetText::type);
        type.setValue(column.type());
        type.setAriaLabel(t("schema.type", column.name()));
        type.setEnabled(!column.ignored());
        type.addValueChangeListener(change -> {
            draft.type(column.name(), change.getValue());
            update();
        });
        kept.addValueChangeListener(change -> {
            draft.ignored(column.name(), !change.getValue());
            type.setEnabled(change.getValue());
            offerLabels();
            update();
        });
        fields.put(column.name(), new Fields(kept, type));
        return Box.tag("li", "", kept, type);
    }

    private Component createReading() {
        return draft.reading()
                .<Component>map(found -> {
                    var wanted = new ReadingFields[1];
                    wanted[0] = new ReadingFields(found, () -> {
                        draft.reading(wanted[0].value());
                        update();
                    });
                    var fold = Box.tag(
                            "details",
                            "mp-fold",
                            Words.tag("summary", "", t("reading.heading")),
                            Box.of("mp-stack", Words.tag("p", "mp-explain", t("reading.explain")), wanted[0]));
                    // Without columns there is nothing else to change.
                    return draft.base().columns().isEmpty() ? fold.attribute("open", "") : fold;
                })
                .orElseGet(() -> Box.of(""));
    }

    private void update() {
        int changes = draft.changes();
        make.setEnabled(changes > 0 && draft.isPossible());
        foot.setText(draft.isPossible() ? t("schema.changes", changes) : t("schema.impossible"));
    }

    private void make() {
        try {
            DatasetVersion base = draft.base();
            made.accept(here.modelport()
                    .datasets()
                    .createVersion(
                            here.project(),
                            base.dataset(),
                            NewDatasetVersion.basedOn(base.number(), draft.metadata())));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            make.setEnabled(true);
        }
    }
}
