package modelport.benchmarks.drift;

/** A rule that sees day after day. */
interface Detector {
    /** The columns that it raises an alarm about on this day, what it blames most first; none if it is silent. */
    int[] look(Day day);
}
