package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the cells of a column are. */
@Schema(description = "What the cells of a column are")
public enum ColumnType {
    /** Whole numbers that fit 64 bits. */
    INTEGER,
    /** Numbers with a fraction, in 64 bits. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Texts of which few differ, such as classes. */
    CATEGORY,
    /** Texts. */
    TEXT,
    /** Moments, to the microsecond; those without an offset are taken as UTC. */
    TIMESTAMP;

    /** Whether the cells are texts. */
    public boolean isText() {
        return this == CATEGORY || this == TEXT;
    }

    /** Whether the cells can be counted with. */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }
}
