package modelport.text.pattern;

import modelport.text.pattern.PatternException.Reason;
import modelport.text.unicode.CodePoints;

/** A regular expression of Python's, for {@code str} and as {@code findall} uses it. Threads may share it. */
public final class PythonPattern {
    private static final int LENGTH = 2_000;
    /** About a second, and far more than honest patterns need for the longest text. */
    private static final long STEPS = 100_000_000;

    private final Program program;
    private final boolean grouped;

    private PythonPattern(Program program, boolean grouped) {
        this.program = program;
        this.grouped = grouped;
    }

    /**
     * Reads a pattern.
     *
     * @throws PatternException if it is none of Python's, or one that cannot be followed exactly
     */
    public static PythonPattern of(String pattern) {
        if (pattern.length() > LENGTH) {
            throw new PatternException(Reason.SIZE, "");
        }
        var parser = new Parser(pattern);
        Node node = parser.parse();
        if (parser.groups() > 1) {
            throw new PatternException(Reason.GROUPS, "");
        }
        return new PythonPattern(Compiler.compile(node), parser.groups() == 1);
    }

    /**
     * Tells every match in order: the only group's part, empty where it took none, or all of it.
     *
     * @throws PatternException if that takes too long
     */
    public void findAll(CodePoints text, Found found) {
        var simulation = new Simulation(program, text, new Steps(STEPS));
        int from = 0;
        boolean moving = false;
        while (simulation.find(from, moving)) {
            if (!grouped) {
                found.found(simulation.start(), simulation.end());
            } else if (simulation.groupStart() < 0) {
                found.found(simulation.end(), simulation.end());
            } else {
                found.found(simulation.groupStart(), simulation.groupEnd());
            }
            from = simulation.end();
            moving = simulation.start() == from;
        }
    }

    /** Is told of matches. */
    @FunctionalInterface
    public interface Found {
        /** From {@code start} (inclusive) to {@code end} (exclusive). */
        void found(int start, int end);
    }
}
