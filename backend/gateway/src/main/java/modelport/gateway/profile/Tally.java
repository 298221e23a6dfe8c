package modelport.gateway.profile;

import java.time.Instant;
import modelport.gateway.ProfileDelta;

/** What one thread has counted by one profile in one minute. */
final class Tally {
    private static final int SECONDS = 60;

    private final Profile profile;
    private final long minute;
    private final long[] counts;
    private long served;
    private long profiled;

    Tally(Profile profile, long minute) {
        this.profile = profile;
        this.minute = minute;
        counts = new long[profile.plan().size()];
    }

    boolean is(Profile other, long otherMinute) {
        return profile == other && minute == otherMinute;
    }

    Profile profile() {
        return profile;
    }

    long minute() {
        return minute;
    }

    void count(Profile.Rows rows) {
        served += rows.count();
        profile.count(rows, counts);
        profiled += rows.count();
    }

    /** Adds what was counted by the same plan. */
    void add(Tally other) {
        served += other.served;
        profiled += other.profiled;
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] += other.counts[cell];
        }
    }

    ProfileDelta delta() {
        Instant window = Instant.ofEpochSecond(minute * SECONDS);
        return new ProfileDelta(profile.endpoint(), profile.plan().id(), window, served, profiled, counts);
    }
}
