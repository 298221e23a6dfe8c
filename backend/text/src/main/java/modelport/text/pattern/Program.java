package modelport.text.pattern;

import java.util.List;

/** A pattern as instructions for a {@link Simulation}. */
record Program(List<Instruction> instructions) {
    /** One step; the next one follows unless it says otherwise. */
    sealed interface Instruction {}

    /** Waits for the next character, or for the end. */
    sealed interface Waiting extends Instruction {}

    /** Goes on at once. */
    sealed interface Passing extends Instruction {}

    record Take(CharacterClass characters) implements Waiting {}

    record Match() implements Waiting {}

    /** Goes on at both places; what comes of the first is preferred. */
    record Fork(int first, int second) implements Passing {}

    record Jump(int target) implements Passing {}

    record GroupStart() implements Passing {}

    record GroupEnd() implements Passing {}

    record Assert(Anchor anchor) implements Passing {}

    /**
     * Looks around with a program of its own.
     *
     * @param number of this one among those of the program
     * @param back characters to go back first
     */
    record Look(int number, Program program, int back, boolean negative) implements Passing {}

    Program {
        instructions = List.copyOf(instructions);
    }

    int size() {
        return instructions.size();
    }
}
