package modelport.statistics.drift;

import java.util.List;

/**
 * What may change about a column; each is a finding of its own, so that broken input is not taken for new customers.
 */
public enum Aspect {
    /** How the values that the reference knows are spread; values that are missing or outside of it are left out. */
    SHAPE,
    /** The share of values that are missing. */
    MISSING,
    /** The share of categories, among values that are there, that the reference does not hold. */
    UNSEEN,
    /** The share of numbers, among values that are there, that are smaller or larger than any of the reference. */
    OUT_OF_RANGE;

    /** Those that a column has. */
    public static List<Aspect> of(Cells cells) {
        return switch (cells) {
            case NumberCells ignored -> List.of(SHAPE, MISSING, OUT_OF_RANGE);
            case CategoryCells ignored -> List.of(SHAPE, MISSING, UNSEEN);
        };
    }

    /** Of how many values this is a share or a spread. */
    public long base(CellCounts counts) {
        return this == MISSING ? counts.total() : counts.present();
    }

    /** How many are missing, unseen or out of range; 0 for a shape. */
    public long hits(Cells cells, CellCounts counts) {
        return switch (this) {
            case SHAPE -> 0;
            case MISSING -> counts.count(Cells.MISSING);
            case UNSEEN, OUT_OF_RANGE -> counts.outside(cells);
        };
    }

    /** How far what arrives lies from what was expected. */
    public Shift between(Cells cells, CellCounts reference, CellCounts current) {
        return switch (this) {
            case SHAPE -> Shift.between(reference.inside(cells), current.inside(cells));
            case MISSING, UNSEEN, OUT_OF_RANGE ->
                Shift.ofRates(hits(cells, reference), base(reference), hits(cells, current), base(current));
        };
    }
}
