package modelport.ui.datasets;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.DatasetsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetRole;
import org.jspecify.annotations.Nullable;

/** Which datasets are asked for. */
final class DatasetListState {
    /** Which of them. */
    enum Which {
        ALL,
        TRAINING,
        CALIBRATION,
        EVALUATION,
        REFERENCE,
        /** Those that are put away. */
        ARCHIVED;

        static Which of(String code) {
            return Stream.of(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElse(ALL);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Optional<DatasetRole> role() {
            return switch (this) {
                case ALL, ARCHIVED -> Optional.empty();
                case TRAINING -> Optional.of(DatasetRole.TRAINING);
                case CALIBRATION -> Optional.of(DatasetRole.CALIBRATION);
                case EVALUATION -> Optional.of(DatasetRole.EVALUATION);
                case REFERENCE -> Optional.of(DatasetRole.REFERENCE);
            };
        }
    }

    private static final int PAGE = 50;

    private final DatasetsApi datasets;
    private final Slug project;
    private volatile String words = "";
    private volatile Which which = Which.ALL;

    DatasetListState(DatasetsApi datasets, Slug project) {
        this.datasets = datasets;
        this.project = project;
    }

    void search(String text) {
        words = text.strip();
    }

    void choose(Which wanted) {
        which = wanted;
    }

    String words() {
        return words;
    }

    Which which() {
        return which;
    }

    /** Whether all that are in use are asked for. */
    boolean isUnfiltered() {
        return words.isEmpty() && which == Which.ALL;
    }

    /** The page after a mark. */
    Page<Dataset> page(@Nullable String after) {
        var request = new PageRequest(PAGE, after, words.isEmpty() ? null : words);
        return which == Which.ARCHIVED
                ? datasets.archived(project, request)
                : datasets.list(project, request, which.role().orElse(null));
    }
}
