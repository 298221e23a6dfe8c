package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnType;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;

/** A column's numbers as people read them: moments as dates, lengths of texts in characters. */
final class ColumnFigures {
    private static final double HALF = 0.5;
    private static final int LONGEST = 40;

    private ColumnFigures() {}

    static String text(ColumnType type, double value) {
        return switch (type) {
            case TIMESTAMP -> Formats.day(Instant.ofEpochMilli(Math.round(value)));
            case TEXT -> t("column.characters", Formats.figure(value));
            case INTEGER, NUMBER, BOOLEAN, CATEGORY -> Formats.figure(value);
        };
    }

    /** The middle of it in a few words. */
    static String sentence(ColumnType type, ColumnSummary.Numbers numbers) {
        double median = numbers.quantiles().stream()
                .filter(quantile -> quantile.share() == HALF)
                .mapToDouble(ColumnSummary.Quantile::value)
                .findFirst()
                .orElse(numbers.mean());
        return switch (type) {
            case TIMESTAMP -> t("column.middle.moment", text(type, median));
            case TEXT -> t("column.middle.text", Formats.figure(median));
            case INTEGER, NUMBER, BOOLEAN, CATEGORY ->
                t(
                        "column.middle",
                        Formats.figure(median),
                        Formats.figure(numbers.mean()),
                        Formats.figure(numbers.sd()));
        };
    }

    /** A cell in people's own words, cut where it is long. */
    static Component cell(String value) {
        if (value.isBlank()) {
            return Words.muted(t("column.blank"));
        }
        boolean longer = value.length() > LONGEST;
        var words = Words.of(longer ? value.substring(0, LONGEST) + "\u2026" : value);
        if (longer) {
            words.getElement().setAttribute("title", value.substring(0, Math.min(value.length(), 1_000)));
        }
        return words;
    }
}
