package modelport.gateway.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one thread has counted since its book was taken away; belongs to whoever holds it. */
final class Book {
    /** So many minutes are kept of a profile that nobody asks for; what comes then is added to the newest of them. */
    private static final int MAX_MINUTES = 60;

    private final List<Tally> tallies = new ArrayList<>();
    private @Nullable Tally last;

    void count(Profile profile, long minute, Profile.Rows rows) {
        Tally tally = last;
        if (tally == null || !tally.is(profile, minute)) {
            tally = find(profile, minute);
            last = tally;
        }
        tally.count(rows);
    }

    List<Tally> tallies() {
        return tallies;
    }

    private Tally find(Profile profile, long minute) {
        Tally newest = null;
        int minutes = 0;
        for (Tally tally : tallies) {
            if (tally.is(profile, minute)) {
                return tally;
            }
            if (tally.profile() == profile) {
                newest = tally;
                minutes++;
            }
        }
        if (newest != null && minutes >= MAX_MINUTES) {
            return newest;
        }
        var tally = new Tally(profile, minute);
        tallies.add(tally);
        return tally;
    }
}
