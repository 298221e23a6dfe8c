package modelport.training.distillation;

import modelport.training.Table;
import modelport.training.Truth;
import org.jspecify.annotations.Nullable;

/** Rows that the teacher answers for the student, and the truth about them where it is known. */
public record TransferSet(Table rows, @Nullable Truth truth) {
    public TransferSet {
        if (truth != null && truth.rows() != rows.rows()) {
            throw new IllegalArgumentException("%d rows, truth of %d".formatted(rows.rows(), truth.rows()));
        }
    }

    /** Rows of which nobody knows the truth. */
    public static TransferSet unlabelled(Table rows) {
        return new TransferSet(rows, null);
    }
}
