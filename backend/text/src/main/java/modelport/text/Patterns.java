package modelport.text;

import modelport.text.pattern.PatternException;
import modelport.text.pattern.PythonPattern;

/** Says what is wrong with a pattern. */
final class Patterns {
    private Patterns() {}

    static PythonPattern read(String pattern) {
        try {
            return PythonPattern.of(pattern);
        } catch (PatternException e) {
            throw refusal(e, pattern);
        }
    }

    static TextRefusal refusal(PatternException problem, String pattern) {
        return switch (problem.reason()) {
            case BROKEN -> TextRefusal.of("text.pattern-broken", "pattern", pattern, "part", problem.part());
            case UNKNOWN -> TextRefusal.of("text.pattern-unknown", "pattern", pattern, "part", problem.part());
            case GROUPS -> TextRefusal.of("text.pattern-groups", "pattern", pattern);
            case SIZE -> TextRefusal.of("text.pattern-size", "pattern", pattern);
            case STEPS -> TextRefusal.of("text.pattern-steps", "pattern", pattern);
        };
    }
}
