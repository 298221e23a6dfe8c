package modelport.text.pattern;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import modelport.text.unicode.CodePoints;

/** What was seen by looking around in a text; every place is looked at once. */
final class Looks {
    private final CodePoints text;
    private final Steps steps;
    private final Map<Integer, Seen> seen = new HashMap<>();

    Looks(CodePoints text, Steps steps) {
        this.text = text;
        this.steps = steps;
    }

    boolean hold(Program.Look look, int position) {
        int from = position - look.back();
        return (from >= 0 && at(look).matches(from)) != look.negative();
    }

    private Seen at(Program.Look look) {
        return seen.computeIfAbsent(look.number(), _ -> new Seen(new Simulation(look.program(), text, steps)));
    }

    /** One look's answers. */
    private static final class Seen {
        private final Simulation simulation;
        private final BitSet asked = new BitSet();
        private final BitSet matching = new BitSet();

        Seen(Simulation simulation) {
            this.simulation = simulation;
        }

        boolean matches(int from) {
            if (!asked.get(from)) {
                asked.set(from);
                matching.set(from, simulation.matchesAt(from));
            }
            return matching.get(from);
        }
    }
}
