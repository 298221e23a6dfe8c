package modelport.server.datasets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.VersionState;

/**
 * A version of a dataset as the later steps need it.
 *
 * @param id identity
 * @param project the project that it belongs to
 * @param datasetId identity of its dataset
 * @param dataset name of its dataset
 * @param number counts from 1 per dataset
 * @param state where it stands
 * @param roles what it is for
 * @param file the artifact with the file as it came, if it is kept
 * @param table what it is made of; present when it is ready or archived
 */
public record DatasetRef(
        UUID id,
        UUID project,
        UUID datasetId,
        Slug dataset,
        int number,
        VersionState state,
        List<DatasetRole> roles,
        Optional<File> file,
        Optional<Table> table) {
    public DatasetRef {
        roles = List.copyOf(roles);
    }

    /** What events, audit entries and jobs about it say. */
    public Map<String, String> subject() {
        return Map.of("dataset", dataset.value(), "version", Integer.toString(number));
    }

    /** A file as it came: the artifact that holds it, and its name there. */
    public record File(String artifact, String name, long size, String sha256) {}

    /**
     * A table; never changes.
     *
     * @param artifact the artifact that holds it
     * @param digest of its content
     * @param columns in order, without those that are left out
     * @param label the column that models shall predict, if there is one
     * @param rows how many it has
     */
    public record Table(
            String artifact, String digest, List<DatasetColumn> columns, Optional<String> label, long rows) {
        public Table {
            columns = List.copyOf(columns);
        }
    }
}
