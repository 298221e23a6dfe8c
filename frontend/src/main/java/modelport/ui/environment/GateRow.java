package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.release.GateKind;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;

/** A check: what it looks at, on which rows, and its limit. */
final class GateRow extends Row {
    final Select<GateKind> kind = new Select<>();
    final ComboBox<String> metric = new ComboBox<>(t("policy.metric"));
    final ComboBox<String> dataset = new ComboBox<>(t("policy.dataset"));
    final NumberField limit = new NumberField(t("policy.limit"));
    private final Words unit = Words.of("mp-unit", "");
    final GateDraft draft;

    GateRow(GateDraft draft, Suggestions suggestions, Owner owner) {
        super(owner);
        this.draft = draft;
        setUpKind();
        setUpMetric();
        setUpDataset(suggestions.datasets());
        limit.setValue(draft.limit);
        limit.setSuffixComponent(unit);
        limit.setValueChangeMode(ValueChangeMode.LAZY);
        limit.addValueChangeListener(change -> {
            draft.limit = change.getValue();
            limit.setInvalid(false);
            changed();
        });
        setUp(true, fields());
    }

    @Override
    String says() {
        return GateText.sentence(draft.rule());
    }

    /** What such a check is, where the sentence with its limit does not say it all. */
    @Override
    String about() {
        return GateText.hasLimit(draft.kind) ? GateText.about(draft.kind) : "";
    }

    @Override
    void refuse(String part, String why) {
        switch (part) {
            case "metric" -> {
                metric.setErrorMessage(why);
                metric.setInvalid(true);
            }
            case "dataset" -> {
                dataset.setErrorMessage(why);
                dataset.setInvalid(true);
            }
            case "limit" -> {
                limit.setErrorMessage(why);
                limit.setInvalid(true);
            }
            default -> {
                kind.setErrorMessage(why);
                kind.setInvalid(true);
            }
        }
    }

    /** Whether everything that it needs is there; otherwise the fields say what is missing. */
    boolean check() {
        boolean noMetric = GateText.hasMetric(draft.kind) && draft.metric.isBlank();
        boolean noDataset = GateText.hasDataset(draft.kind)
                && (draft.dataset.isEmpty() ? GateText.hasMetric(draft.kind) : !Slug.isOne(draft.dataset));
        boolean noLimit = GateText.needsLimit(draft.kind) && draft.limit == null;
        if (noMetric) {
            refuse("metric", t("policy.metric.missing"));
        }
        if (noDataset) {
            refuse("dataset", t("policy.dataset.missing"));
        }
        if (noLimit) {
            refuse("limit", t("policy.limit.missing"));
        }
        return !(noMetric || noDataset || noLimit);
    }

    private void setUpKind() {
        kind.setLabel(t("policy.kind"));
        kind.setItems(GateKind.values());
        kind.setItemLabelGenerator(GateText::name);
        kind.setValue(draft.kind);
        kind.addValueChangeListener(change -> {
            draft.kind = change.getValue();
            kind.setInvalid(false);
            showFields(fields());
        });
    }

    private void setUpMetric() {
        metric.setItems(Stream.concat(Stream.of(draft.metric), GateText.METRICS.stream())
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList());
        metric.setItemLabelGenerator(MetricText::name);
        metric.setAllowCustomValue(true);
        metric.setValue(draft.metric.isEmpty() ? null : draft.metric);
        metric.addCustomValueSetListener(set -> metric.setValue(set.getDetail().strip()));
        metric.addValueChangeListener(change -> {
            draft.metric = Objects.requireNonNullElse(change.getValue(), "");
            metric.setInvalid(false);
            changed();
        });
    }

    private void setUpDataset(List<String> known) {
        dataset.setItems(Stream.concat(Stream.of(draft.dataset), known.stream())
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList());
        dataset.setAllowCustomValue(true);
        dataset.setValue(draft.dataset.isEmpty() ? null : draft.dataset);
        dataset.addCustomValueSetListener(
                set -> dataset.setValue(set.getDetail().strip()));
        dataset.addValueChangeListener(change -> {
            draft.dataset = Objects.requireNonNullElse(change.getValue(), "");
            dataset.setInvalid(false);
            changed();
        });
    }

    private Component[] fields() {
        List<Component> shown = new ArrayList<>(List.of(kind));
        if (GateText.hasMetric(draft.kind)) {
            shown.add(metric);
        }
        if (GateText.hasDataset(draft.kind)) {
            dataset.setPlaceholder(GateText.hasMetric(draft.kind) ? "" : t("policy.dataset.any"));
            shown.add(dataset);
        }
        if (GateText.hasLimit(draft.kind)) {
            limit.setPlaceholder(GateText.needsLimit(draft.kind) ? "" : t("policy.limit.usual"));
            unit.setText(GateText.unit(draft.kind));
            shown.add(limit);
        }
        return shown.toArray(Component[]::new);
    }
}
