package modelport.statistics.drift;

import org.jspecify.annotations.Nullable;

/**
 * One aspect of a column in one window.
 *
 * @param enough whether there are enough values to say anything
 * @param least an effect that matters
 * @param alone an effect that matters while there are no earlier weeks
 * @param pReference how probable the distance from the reference is by chance and unrest; 1 without enough values
 * @param effectReference what that is worth
 */
record Look(
        boolean enough,
        double least,
        double alone,
        Unrest unrest,
        Shift fromReference,
        double pReference,
        double effectReference,
        @Nullable Shift fromWeeks,
        double pWeeks,
        double effectWeeks) {

    /** How probable it is that it moved from both. */
    double p() {
        return fromWeeks == null ? pReference : Math.max(pReference, pWeeks);
    }

    /** What both changes are worth at least; not below 0. */
    double effect() {
        return Math.max(0, fromWeeks == null ? effectReference : Math.min(effectReference, effectWeeks));
    }

    boolean moved(double q, double allowed) {
        return enough && q <= allowed && effect() >= (fromWeeks == null ? Math.max(least, alone) : least);
    }

    boolean isAway(double q, double allowed) {
        return enough && q <= allowed && effectReference >= least;
    }

    boolean isUnlike(double q, double allowed) {
        return enough && fromWeeks != null && q <= allowed && effectWeeks >= least;
    }
}
