package modelport.server.datasets.internal;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What was found about the file of a version, whether it is a table or not.
 *
 * @param digest of the artifact that holds it; null if it is not kept
 */
public record FileFindings(
        String sha256,
        @Nullable String digest,
        @Nullable String format,
        @Nullable Reading reading,
        @Nullable String encoding,
        List<DatasetColumn> columns,
        BadRows badRows,
        List<Message> notes) {
    public FileFindings {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }
}
