package modelport.tables.load;

import java.util.Optional;
import java.util.OptionalLong;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.tables.TableException;
import modelport.tables.text.MissingText;
import modelport.tables.text.MomentText;
import modelport.tables.text.NumberText;
import modelport.tables.text.TruthText;
import org.jspecify.annotations.Nullable;

/** What the cells of one column may be, after all of them. */
final class Guess {
    /** Of a hundred cells one may be a slip of the pen. */
    private static final long ONE_OF = 100;

    private static final int LONGEST_CATEGORY = 200;
    private static final int EXCERPT = 60;

    private final NumberText number;
    private final MissingText missing;
    private final long mostMisfits;
    private final FewTexts texts = new FewTexts();

    private long present;
    private long marks;
    private long numbers;
    private long wholes;
    private long truths;
    private long moments;
    private int longest;
    private @Nullable Cell notNumber;
    private @Nullable Cell code;

    Guess(NumberText number, MissingText missing, long mostMisfits) {
        this.number = number;
        this.missing = missing;
        this.mostMisfits = mostMisfits;
    }

    void take(long line, char[] chars, int from, int length, boolean quoted) {
        if (length == 0) {
            return;
        }
        if (missing.is(chars, from, length)) {
            // A tool that quotes everything quotes them too; among texts it is one.
            marks += quoted ? 1 : 0;
            return;
        }
        present++;
        longest = Math.max(longest, length);
        if (!texts.isFull()) {
            texts.of(chars, from, length);
        }
        takeNumber(line, chars, from, length);
        if (truths == present - 1 && TruthText.isPlain(chars, from, length)) {
            truths++;
        }
        if (present - moments <= mostMisfits + 1) {
            OptionalLong moment = MomentText.parse(chars, from, length);
            moments += moment.isPresent() ? 1 : 0;
        }
    }

    /** What it is; {@code label} says that models shall predict it, which makes a text a category. */
    ColumnType type(boolean label) {
        if (present == 0) {
            return ColumnType.TEXT;
        }
        if (numbers == present || (tolerable(present - numbers) && numbers > 0)) {
            if (code == null) {
                return wholes == numbers ? ColumnType.INTEGER : ColumnType.NUMBER;
            }
        } else if (truths == present) {
            return ColumnType.BOOLEAN;
        } else if (tolerable(present - moments)) {
            return ColumnType.TIMESTAMP;
        }
        return isCategory(label) ? ColumnType.CATEGORY : ColumnType.TEXT;
    }

    /** What a person should know about what it was taken for. */
    Optional<Message> note(String column, ColumnType type) {
        if (present == 0) {
            return Optional.of(TableException.reason("datasets.column-empty", "column", column));
        }
        if (!type.isText()) {
            return Optional.empty();
        }
        Cell strange = code;
        if (numbers == present && strange != null) {
            return Optional.of(TableException.reason(
                    "datasets.column-codes", "column", column, "line", strange.line(), "value", strange.text()));
        }
        strange = notNumber;
        if (2 * numbers > present && strange != null) {
            return Optional.of(TableException.reason(
                    "datasets.column-mixed", "column", column, "line", strange.line(), "value", strange.text()));
        }
        return Optional.empty();
    }

    private void takeNumber(long line, char[] chars, int from, int length) {
        if (present - numbers > mostMisfits + 1) {
            return;
        }
        switch (number.parse(chars, from, length)) {
            case NONE -> {
                if (notNumber == null) {
                    notNumber = Cell.of(line, chars, from, length);
                }
            }
            case FRACTION, INFINITE -> numbers++;
            case WHOLE -> {
                numbers++;
                wholes++;
                if (number.leadingZero() && code == null) {
                    code = Cell.of(line, chars, from, length);
                }
            }
            case HUGE -> {
                numbers++;
                if (code == null) {
                    code = Cell.of(line, chars, from, length);
                }
            }
        }
    }

    private boolean tolerable(long misfits) {
        return misfits <= mostMisfits && misfits * ONE_OF <= present;
    }

    private boolean isCategory(boolean label) {
        long values = present + marks;
        return !texts.isFull() && longest <= LONGEST_CATEGORY && (label || 2L * texts.size() <= values);
    }

    /** A cell to show. */
    record Cell(long line, String text) {
        static Cell of(long line, char[] chars, int from, int length) {
            return new Cell(line, new String(chars, from, Math.min(length, EXCERPT)));
        }
    }
}
