package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.ParameterRange;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** Where one parameter's values are drawn from: between two numbers, or among words or numbers on a list. */
final class RangeField extends Box {
    final NumberField lower = new NumberField(t("tuning.from"));
    final NumberField upper = new NumberField(t("tuning.to"));
    final Checkbox logarithmic = new Checkbox(t("tuning.logarithmic"));
    private final HyperParameterInfo parameter;
    private final ValuesField words;
    /** Numbers are on a list only where somebody wrote one elsewhere. */
    private boolean listed;

    RangeField(HyperParameterInfo parameter, Runnable changed) {
        super("div", "mp-range-field");
        this.parameter = parameter;
        words = new ValuesField(parameter, changed);
        list(parameter.kind() == HyperParameterInfo.Kind.CHOICE);
        Stream.of(lower, upper).forEach(each -> {
            each.setClearButtonVisible(true);
            each.setPlaceholder(t("tuning.values.initial", SettingText.value(parameter.initial())));
            each.setErrorMessage(t("tuning.range.wrong", SettingText.range(parameter)));
            each.addValueChangeListener(change -> {
                isValid();
                changed.run();
            });
        });
        logarithmic.setValue(parameter.logarithmic());
        logarithmic.addValueChangeListener(change -> changed.run());
    }
    /** This range and no other. */
    void show(ParameterRange range) {
        list(range.values() != null || parameter.kind() == HyperParameterInfo.Kind.CHOICE);
        words.show(range.values() == null ? List.of() : range.values());
        lower.setValue(range.lower());
        upper.setValue(range.upper());
        if (range.logarithmic() != null) {
            logarithmic.setValue(range.logarithmic());
        }
    }

    /** Nothing where the parameter keeps its initial value. */
    Optional<ParameterRange> range() {
        if (listed) {
            return words.chosen().isEmpty() ? Optional.empty() : Optional.of(ParameterRange.of(words.chosen()));
        }
        return lower.isEmpty() && upper.isEmpty()
                ? Optional.empty()
                : Optional.of(new ParameterRange(null, lower.getValue(), upper.getValue(), logarithmic.getValue()));
    }

    boolean isValid() {
        if (listed) {
            return words.isValid();
        }
        double from = lower.isEmpty() ? least() : lower.getValue();
        double to = upper.isEmpty() ? most() : upper.getValue();
        boolean wrong = from > to
                || from < least()
                || to > most()
                || (logarithmic.getValue() && range().isPresent() && from <= 0);
        lower.setInvalid(wrong);
        upper.setInvalid(wrong);
        return !wrong;
    }

    private void list(boolean wanted) {
        listed = wanted;
        getElement().getClassList().set("mp-range-words", wanted);
        if (wanted) {
            show(words);
        } else {
            show(
                    Box.of("mp-range-name", Words.mono(parameter.name()), Words.muted(SettingText.range(parameter))),
                    lower,
                    upper,
                    logarithmic);
        }
    }

    private double least() {
        return parameter.lower() == null ? Double.NEGATIVE_INFINITY : parameter.lower();
    }

    private double most() {
        return parameter.upper() == null ? Double.POSITIVE_INFINITY : parameter.upper();
    }
}
