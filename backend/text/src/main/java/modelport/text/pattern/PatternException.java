package modelport.text.pattern;

/** A pattern that cannot be matched exactly, or not within the limits. */
public final class PatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Python would not take it either. */
        BROKEN,
        /** It uses what is not known here. */
        UNKNOWN,
        /** It has more than one capturing group, which scikit-learn refuses. */
        GROUPS,
        /** It is too long, too deep, or repeats too much. */
        SIZE,
        /** A text takes too many steps. */
        STEPS
    }

    private final Reason reason;
    private final String part;

    PatternException(Reason reason, String part) {
        super(reason + " " + part);
        this.reason = reason;
        this.part = part;
    }

    public Reason reason() {
        return reason;
    }

    /** The part of the pattern that is at fault; empty where it is all of it. */
    public String part() {
        return part;
    }
}
