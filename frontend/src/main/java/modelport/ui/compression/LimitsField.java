package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.stream.Stream;
import modelport.contract.compression.CompressionLimits;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** What a candidate must keep to in order to be recommended; every field may stay empty. */
final class LimitsField extends Box {
    private static final double USUAL_LOSS = 1;
    private static final double USUAL_TIME = 100;
    private static final double HUNDRED = 100;

    final NumberField size = field("compression.limit.size", "compression.limit.size.help");
    final NumberField loss = field("compression.limit.loss", "compression.limit.loss.help");
    final NumberField time = field("compression.limit.time", "compression.limit.time.help");
    final Checkbox independent = new Checkbox(t("compression.limit.independent"));

    LimitsField() {
        super("div", "mp-stack");
        loss.setValue(USUAL_LOSS);
        time.setValue(USUAL_TIME);
        independent.setHelperText(t("compression.limit.independent.help"));
        add(
                Words.tag("h3", "", t("compression.limits")),
                Words.tag("p", "mp-explain", t("compression.limits.explain")),
                Box.of("mp-form mp-limits", size, loss, time),
                independent);
    }

    boolean isValid() {
        return Stream.of(size, loss, time)
                .filter(field -> {
                    Double value = field.getValue();
                    boolean wrong = field.isInvalid() || (value != null && (value < 0 || isZero(field)));
                    field.setInvalid(wrong);
                    return wrong;
                })
                .findFirst()
                .isEmpty();
    }

    CompressionLimits limits() {
        return new CompressionLimits(
                share(size.getValue()),
                share(loss.getValue()),
                share(time.getValue()),
                Boolean.TRUE.equals(independent.getValue()) ? Boolean.TRUE : null);
    }

    /** Nothing may be lost, but no model has no size and takes no time. */
    private boolean isZero(NumberField field) {
        return !field.equals(loss) && field.getValue() == 0;
    }

    private static @Nullable Double share(@Nullable Double hundredths) {
        return hundredths == null ? null : hundredths / HUNDRED;
    }

    private static NumberField field(String label, String help) {
        var field = new NumberField(t(label));
        field.setHelperText(t(help));
        field.setErrorMessage(t("compression.limit.wrong"));
        field.setMin(0);
        field.setClearButtonVisible(true);
        field.setPlaceholder(t("compression.limit.any"));
        field.setSuffixComponent(Words.of("%"));
        return field;
    }
}
