package modelport.ui.datasets;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.List;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetVersion;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;
import modelport.ui.components.States;

/** A version of a dataset in a few words. */
final class DatasetAnswer {
    private DatasetAnswer() {}

    static Answer of(DatasetVersion version) {
        return new Answer(States.of(version.state()), text(version));
    }

    static String text(DatasetVersion version) {
        String reason = version.reason() == null ? "" : say(version.reason());
        return switch (version.state()) {
            case IMPORTING -> t("dataset.answer.importing");
            case READY -> ready(version);
            case REJECTED -> t("version.answer.rejected", reason);
            case FAILED -> t("version.answer.failed", reason);
            case ARCHIVED -> t("dataset.answer.putAway");
        };
    }

    private static String ready(DatasetVersion version) {
        long rows = version.rows() == null ? 0 : version.rows();
        int columns = (int)
                version.columns().stream().filter(column -> !column.ignored()).count();
        long bad = version.badRows().count();
        return sentences(
                t("dataset.answer.size", DatasetText.size(rows, columns)),
                version.label() == null ? t("dataset.answer.noLabel") : label(version, version.label()),
                bad == 0 ? "" : t("dataset.answer.bad", Formats.count(bad), bad));
    }

    private static String label(DatasetVersion version, String label) {
        int classes = version.columns().stream()
                .filter(column -> column.name().equals(label))
                .map(DatasetColumn::categories)
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
        return classes == 0 ? t("dataset.answer.label", label) : t("dataset.answer.classes", label, classes);
    }
}
