package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.ui.components.Box;

/** The values of one parameter that are tried, as chips: some are offered, others can be typed. */
final class ValuesField extends Box {
    final MultiSelectComboBox<Object> values = new MultiSelectComboBox<>();
    private final HyperParameterInfo parameter;
    private final Set<Object> offered = new TreeSet<>(SettingText.order());

    ValuesField(HyperParameterInfo parameter, Runnable changed) {
        super("div", "mp-values-field");
        this.parameter = parameter;
        offered.addAll(suggested(parameter));
        values.setLabel(parameter.name());
        values.setHelperText(SettingText.range(parameter));
        values.setItems(offered);
        values.setItemLabelGenerator(SettingText::value);
        values.setAutoExpand(AutoExpandMode.BOTH);
        values.setPlaceholder(t("tuning.values.initial", SettingText.value(parameter.initial())));
        values.setClearButtonVisible(true);
        values.setErrorMessage(t("tuning.values.wrong", SettingText.range(parameter)));
        if (parameter.kind() != HyperParameterInfo.Kind.CHOICE) {
            values.setAllowCustomValue(true);
            values.addCustomValueSetListener(event -> type(event.getDetail()));
        }
        values.addValueChangeListener(change -> {
            values.setInvalid(false);
            changed.run();
        });
        add(values);
    }

    /** Takes what is typed, several values too: 0.01, 0.1. */
    void type(String text) {
        Set<Object> chosen = new TreeSet<>(SettingText.order());
        chosen.addAll(values.getValue());
        boolean wrong = false;
        for (String part : text.split("[,;\u3001\uff0c\\s]+", -1)) {
            var read = SettingText.read(parameter, part);
            read.ifPresent(chosen::add);
            wrong |= read.isEmpty() && !part.isBlank();
        }
        show(chosen);
        values.setInvalid(wrong);
    }

    /** These and no others. */
    void show(Collection<?> wanted) {
        Set<Object> chosen = new TreeSet<>(SettingText.order());
        wanted.forEach(each -> chosen.add(SettingText.normal(parameter, each)));
        if (offered.addAll(chosen)) {
            // New items empty the field.
            values.setItems(offered);
        }
        values.setValue(chosen);
    }

    /** In order; nothing for the initial value alone. */
    List<Object> chosen() {
        List<Object> sorted = new ArrayList<>(values.getValue());
        sorted.sort(SettingText.order());
        return List.copyOf(sorted);
    }

    boolean isValid() {
        return !values.isInvalid();
    }

    private static List<Object> suggested(HyperParameterInfo parameter) {
        List<Object> all = new ArrayList<>(parameter.options());
        parameter.suggested().forEach(each -> all.add(SettingText.normal(parameter, each)));
        all.add(SettingText.normal(parameter, parameter.initial()));
        return all;
    }
}
