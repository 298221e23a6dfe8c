package modelport.text.pattern;

import java.util.Arrays;

/** Where a simulation is at one place of the text: instructions with what each has seen, the preferred ones first. */
final class Threads {
    private final int[] instructions;
    private final int[] starts;
    private final int[] groupStarts;
    private final int[] groupEnds;
    /** The round in which an instruction was reached last. */
    private final int[] reached;

    private int round;
    private int size;

    Threads(int capacity) {
        instructions = new int[capacity];
        starts = new int[capacity];
        groupStarts = new int[capacity];
        groupEnds = new int[capacity];
        reached = new int[capacity];
    }

    void clear() {
        size = 0;
        if (++round == Integer.MAX_VALUE) {
            Arrays.fill(reached, 0);
            round = 1;
        }
    }

    int size() {
        return size;
    }

    /** Whether this is the first time in this round: whoever comes later would only do the same. */
    boolean reaches(int instruction) {
        if (reached[instruction] == round) {
            return false;
        }
        reached[instruction] = round;
        return true;
    }

    void add(int instruction, int start, int groupStart, int groupEnd) {
        instructions[size] = instruction;
        starts[size] = start;
        groupStarts[size] = groupStart;
        groupEnds[size] = groupEnd;
        size++;
    }

    int instruction(int thread) {
        return instructions[thread];
    }

    int start(int thread) {
        return starts[thread];
    }

    int groupStart(int thread) {
        return groupStarts[thread];
    }

    int groupEnd(int thread) {
        return groupEnds[thread];
    }
}
