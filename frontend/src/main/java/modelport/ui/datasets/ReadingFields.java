package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import modelport.contract.datasets.Reading;
import modelport.ui.components.Box;

/** How a text file is read: what stands between cells, what names columns, what stands for nothing. */
final class ReadingFields extends Box {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    final Select<String> delimiter = new Select<>();
    final Select<String> decimal = new Select<>();
    final Select<Boolean> header = new Select<>();
    final TextField missing = new TextField();
    private final Reading found;

    ReadingFields(Reading found, Runnable changed) {
        super("div", "mp-form");
        this.found = found;
        setUpDelimiter();
        decimal.setLabel(t("reading.decimal"));
        decimal.setItems(".", ",");
        decimal.setItemLabelGenerator(each -> each.equals(".") ? "1234.5" : "1234,5");
        decimal.setValue(Objects.requireNonNullElse(found.decimal(), "."));
        header.setLabel(t("reading.header"));
        header.setItems(true, false);
        header.setItemLabelGenerator(each -> t(each ? "reading.header.names" : "reading.header.data"));
        header.setValue(!Boolean.FALSE.equals(found.header()));
        missing.setLabel(t("reading.missing"));
        missing.setHelperText(t("reading.missing.help"));
        missing.setValue(found.missing() == null ? "" : String.join(", ", found.missing()));
        List.of(decimal, delimiter).forEach(field -> field.addValueChangeListener(change -> changed.run()));
        header.addValueChangeListener(change -> changed.run());
        missing.addValueChangeListener(change -> changed.run());
        add(delimiter, decimal, header, missing);
    }

    /** What the fields say; what they do not show stays as it was found. */
    Reading value() {
        return new Reading(
                delimiter.getValue(),
                found.quote(),
                decimal.getValue().equals(Objects.requireNonNullElse(found.decimal(), "."))
                        ? found.decimal()
                        : decimal.getValue(),
                header.getValue().equals(!Boolean.FALSE.equals(found.header())) ? found.header() : header.getValue(),
                marks().equals(Objects.requireNonNullElse(found.missing(), List.of())) ? found.missing() : marks());
    }

    private void setUpDelimiter() {
        var known = new ArrayList<>(DELIMITERS);
        String now = Objects.requireNonNullElse(found.delimiter(), ",");
        if (!known.contains(now)) {
            known.add(now);
        }
        delimiter.setLabel(t("reading.delimiter"));
        delimiter.setItems(known);
        delimiter.setItemLabelGenerator(ReadingFields::name);
        delimiter.setValue(now);
    }

    /** What people call the character. */
    static String name(String delimiter) {
        return switch (delimiter) {
            case "," -> t("reading.comma");
            case ";" -> t("reading.semicolon");
            case "\t" -> t("reading.tab");
            case "|" -> t("reading.bar");
            default -> delimiter;
        };
    }

    private List<String> marks() {
        return Arrays.stream(missing.getValue().split("[,\uff0c\u3001]", -1))
                .map(String::strip)
                .filter(mark -> !mark.isEmpty())
                .distinct()
                .toList();
    }
}
