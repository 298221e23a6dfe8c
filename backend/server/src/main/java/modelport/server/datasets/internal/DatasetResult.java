package modelport.server.datasets.internal;

import modelport.contract.Message;
import modelport.tables.load.LoadResult;
import org.jspecify.annotations.Nullable;

/**
 * What the process that read a file found; the summaries of the columns are in a file, because there may be many.
 *
 * @param sha256 of the file's bytes
 * @param damaged why these are not the bytes that were sent; null if they are
 * @param loaded what became of them; null if they are not
 */
public record DatasetResult(
        String sha256, @Nullable Message damaged, @Nullable LoadResult loaded) {
    /** The table, in the folder of the process. */
    public static final String TABLE = "table";
    /** One summary on each line, in the folder of the process. */
    public static final String SUMMARIES = "summaries.jsonl";
}
