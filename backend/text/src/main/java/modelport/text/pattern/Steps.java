package modelport.text.pattern;

import modelport.text.pattern.PatternException.Reason;

/** What one text may cost. */
final class Steps {
    private long left;

    Steps(long left) {
        this.left = left;
    }

    void count(int steps) {
        left -= steps;
        if (left < 0) {
            throw new PatternException(Reason.STEPS, "");
        }
    }
}
