package modelport.contract;

import java.io.InputStream;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetRows;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.datasets.NewDatasetVersion;
import org.jspecify.annotations.Nullable;

/** Datasets: samples to train, calibrate, measure and compare with. */
public interface DatasetsApi {
    Dataset create(Slug project, NewDataset dataset);

    /** One that is put away too. */
    Dataset get(Slug project, Slug dataset);

    /**
     * In the order of their names, without those that are put away; a query looks into names, titles and tags, a role
     * into the newest versions.
     */
    Page<Dataset> list(Slug project, PageRequest page, @Nullable DatasetRole role);

    /** Those that are put away. */
    Page<Dataset> archived(Slug project, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Dataset change(Slug project, Slug dataset, long rowVersion, DatasetChange change);

    /** Makes a version of a finished upload, or of another version's file, and starts to read it. */
    DatasetVersionAccepted createVersion(Slug project, Slug dataset, NewDatasetVersion version);

    DatasetVersion version(Slug project, Slug dataset, int number);

    /** The newest first; rows that are left out are counted, not named. */
    Page<DatasetVersion> versions(Slug project, Slug dataset, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    DatasetVersion changeVersion(Slug project, Slug dataset, int number, long rowVersion, DatasetVersionChange change);

    /** Rows of a ready version, in the order of the file; {@code after} is the number of a row. */
    DatasetRows rows(Slug project, Slug dataset, int number, PageRequest page);

    /** How the cells of a ready version's columns are distributed, in the order of the file. */
    Page<ColumnSummary> columns(Slug project, Slug dataset, int number, PageRequest page);

    /** The bytes of its file as it came; the caller closes them. */
    InputStream file(Slug project, Slug dataset, int number);
}
