package modelport.ui.environment;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.Weekday;
import org.jspecify.annotations.Nullable;

/** A time in which nothing is deployed, as somebody is writing it down. */
final class FreezeDraft {
    String title = "";
    boolean weekly = true;
    Weekday fromDay = Weekday.FRIDAY;
    Weekday toDay = Weekday.MONDAY;

    @Nullable
    LocalTime fromTime = LocalTime.of(18, 0);

    @Nullable
    LocalTime toTime = LocalTime.of(8, 0);

    @Nullable
    LocalDateTime from;

    @Nullable
    LocalDateTime to;

    static FreezeDraft of(FreezeWindow window) {
        var draft = new FreezeDraft();
        draft.title = window.title();
        draft.weekly = window.fromDay() != null;
        if (window.fromDay() != null && window.toDay() != null) {
            draft.fromDay = window.fromDay();
            draft.toDay = window.toDay();
            draft.fromTime = read(window.from(), LocalTime::parse);
            draft.toTime = read(window.to(), LocalTime::parse);
        } else {
            draft.from = read(window.from(), LocalDateTime::parse);
            draft.to = read(window.to(), LocalDateTime::parse);
        }
        return draft;
    }

    FreezeWindow window() {
        return weekly
                ? FreezeWindow.weekly(title, fromDay, write(fromTime), toDay, write(toTime))
                : FreezeWindow.once(title, write(from), write(to));
    }

    /** Whether its times are all there. */
    boolean isComplete() {
        return weekly ? fromTime != null && toTime != null : from != null && to != null;
    }

    private static String write(@Nullable Object time) {
        return time == null ? "" : time.toString();
    }

    private static <T> @Nullable T read(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
