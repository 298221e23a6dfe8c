package modelport.compression;

import java.util.List;
import modelport.contract.Message;

/**
 * Which candidate to take, and why.
 *
 * @param kind whether the pick keeps to the limits
 * @param rejected those that were not taken although they are smaller or faster, with what speaks against them
 */
public record Recommendation(Kind kind, Figures pick, Message reason, List<Rejected> rejected) {
    public Recommendation {
        rejected = List.copyOf(rejected);
    }

    /** How good a pick is. */
    public enum Kind {
        /** Within all limits, and better than the original. */
        CANDIDATE,
        /** The original: nothing within the limits is smaller or faster. */
        ORIGINAL,
        /** Nothing keeps to the limits, not even the original; this comes nearest. */
        NEAREST
    }

    /** A candidate that was not taken. */
    public record Rejected(Figures candidate, Message why) {}

    /** Picks one of the candidates or the original. */
    public static Recommendation of(List<Figures> candidates, Figures original, Limits limits) {
        return new Picker(original, limits).pick(candidates);
    }
}
