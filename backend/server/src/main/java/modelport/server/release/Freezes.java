package modelport.server.release;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.Weekday;

/** When nothing is deployed, by the clocks of a project's time zone. */
final class Freezes {
    private static final int MINUTES_OF_DAY = 24 * 60;

    private Freezes() {}

    /** The first window that the moment lies in. */
    static Optional<FreezeWindow> at(List<FreezeWindow> windows, Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return windows.stream().filter(window -> holds(window, local)).findFirst();
    }

    /** Whether it can be understood, and has a length. */
    static boolean isSound(FreezeWindow window) {
        try {
            if (window.fromDay() == null && window.toDay() == null) {
                return LocalDateTime.parse(window.from()).isBefore(LocalDateTime.parse(window.to()));
            }
            return window.fromDay() != null
                    && window.toDay() != null
                    && minute(window.fromDay(), window.from()) != minute(window.toDay(), window.to());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean holds(FreezeWindow window, LocalDateTime local) {
        if (window.fromDay() == null) {
            return !local.isBefore(LocalDateTime.parse(window.from()))
                    && local.isBefore(LocalDateTime.parse(window.to()));
        }
        int from = minute(window.fromDay(), window.from());
        int to = minute(Objects.requireNonNull(window.toDay()), window.to());
        int now = (local.getDayOfWeek().getValue() - 1) * MINUTES_OF_DAY + minute(local.toLocalTime());
        // A window over Sunday night ends earlier in the week than it begins.
        return from < to ? from <= now && now < to : now >= from || now < to;
    }

    /** Of the week, from Monday 00:00 on. */
    private static int minute(Weekday day, String time) {
        return (DayOfWeek.valueOf(day.name()).getValue() - 1) * MINUTES_OF_DAY + minute(LocalTime.parse(time));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
