package modelport.ui.maintenance;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Points of time as five fields: minute, hour, day of the month, month, day of the week. */
record CronLine(BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, boolean eitherDay) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int FIELDS = 5;
    private static final int SUNDAY = 7;
    private static final int YEARS = 8;

    /** What somebody typed; empty if it is no cron line. */
    static Optional<CronLine> of(String text) {
        String[] fields = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            BitSet weekdays = field(fields[4], 0, SUNDAY, WEEKDAYS, 0);
            if (weekdays.get(SUNDAY)) {
                weekdays.set(0);
                weekdays.clear(SUNDAY);
            }
            return Optional.of(new CronLine(
                    field(fields[0], 0, 59, List.of(), 0),
                    field(fields[1], 0, 23, List.of(), 0),
                    field(fields[2], 1, 31, List.of(), 0),
                    field(fields[3], 1, 12, MONTHS, 1),
                    weekdays,
                    !fields[2].startsWith("*") && !fields[4].startsWith("*")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The next points after {@code from}; fewer where there are no more within some years. */
    List<ZonedDateTime> next(ZonedDateTime from, int count) {
        List<ZonedDateTime> found = new ArrayList<>();
        ZoneId zone = from.getZone();
        LocalDateTime at =
                from.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDateTime end = at.plusYears(YEARS);
        while (found.size() < count && at.isBefore(end)) {
            if (!isDay(at)) {
                at = at.toLocalDate().plusDays(1).atStartOfDay();
            } else if (!hours.get(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else {
                if (minutes.get(at.getMinute())) {
                    found.add(at.atZone(zone));
                }
                at = at.plusMinutes(1);
            }
        }
        return List.copyOf(found);
    }

    /** Where both kinds of days are named, either of them will do. */
    private boolean isDay(LocalDateTime at) {
        boolean day = days.get(at.getDayOfMonth());
        boolean weekday = weekdays.get(at.getDayOfWeek().getValue() % SUNDAY);
        return months.get(at.getMonthValue()) && (eitherDay ? day || weekday : day && weekday);
    }

    private static BitSet field(String text, int least, int most, List<String> names, int first) {
        var set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            int step = stepped.length > 1 ? number(stepped[1], 1, most, List.of(), 0) : 1;
            int from = least;
            int to = most;
            if (!stepped[0].equals("*")) {
                String[] ends = stepped[0].split("-", 2);
                from = number(ends[0], least, most, names, first);
                to = ends.length > 1 ? number(ends[1], from, most, names, first) : stepped.length > 1 ? most : from;
            }
            for (int each = from; each <= to; each += step) {
                set.set(each);
            }
        }
        return set;
    }

    private static int number(String text, int least, int most, List<String> names, int first) {
        int named = names.indexOf(text);
        int number = named >= 0 ? named + first : Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range: " + text);
        }
        return number;
    }
}
