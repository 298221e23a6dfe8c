package modelport.benchmarks.drift;

import java.util.List;
import java.util.Locale;

/**
 * How a rule took one change.
 *
 * @param delay windows until the alarm, 1 if the first one showed it; 0 if there was none
 * @param right whether what was blamed first is what changed
 */
record Sighting(int delay, boolean right) {
    static final Sighting NONE = new Sighting(0, false);

    /** Share of changes that were seen, the median delay of those, and the share of them that was blamed rightly. */
    static String summary(List<Sighting> all) {
        int[] delays = all.stream()
                .mapToInt(Sighting::delay)
                .filter(delay -> delay > 0)
                .sorted()
                .toArray();
        if (delays.length == 0) {
            return "0 %";
        }
        long right = all.stream().filter(Sighting::right).count();
        return String.format(
                Locale.ROOT,
                "%d %%, %d, %d %%",
                Math.round(100.0 * delays.length / all.size()),
                delays[delays.length / 2],
                Math.round(100.0 * right / delays.length));
    }
}
