package modelport.tables.source;

import java.util.List;
import modelport.contract.datasets.Reading;

/**
 * How a text file separates its cells.
 *
 * @param decimal what stands before the fraction of a number
 * @param header whether the first row names the columns
 * @param missing what stands for a missing cell, beside nothing at all
 */
record Dialect(char delimiter, char quote, char decimal, boolean header, List<String> missing) {
    static final char QUOTE = '"';

    /** What tools of the trade write where nothing is. */
    static final List<String> MISSING = List.of(
            "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-NaN", "-nan", "NULL", "Null", "null", "None", "NaT");

    Dialect {
        missing = List.copyOf(missing);
    }

    Reading reading() {
        return new Reading(String.valueOf(delimiter), String.valueOf(quote), String.valueOf(decimal), header, missing);
    }
}
