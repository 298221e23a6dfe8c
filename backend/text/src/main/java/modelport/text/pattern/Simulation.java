package modelport.text.pattern;

import modelport.text.pattern.Program.Instruction;
import modelport.text.pattern.Program.Passing;
import modelport.text.pattern.Program.Waiting;
import modelport.text.unicode.CodePoints;

/**
 * Follows all ways of matching at once, in the order in which Python would try them (Pike's algorithm): the first match
 * is the same, and no pattern takes more than its size times the text's length.
 */
final class Simulation {
    private static final int NOWHERE = -1;

    private final Instruction[] program;
    private final CodePoints text;
    private final Steps steps;
    private final Looks looks;
    /** Instructions still to be followed with their groups: a stack, three places each. */
    private final int[] pending;

    private Threads now;
    private Threads next;
    private int start;
    private int end;
    private int groupStart;
    private int groupEnd;

    Simulation(Program program, CodePoints text, Steps steps) {
        this.program = program.instructions().toArray(Instruction[]::new);
        this.text = text;
        this.steps = steps;
        looks = new Looks(text, steps);
        pending = new int[6 * program.size()];
        now = new Threads(program.size());
        next = new Threads(program.size());
    }

    /** The first match from {@code from} on; {@code moving} says that nothing at all at {@code from} is none. */
    boolean find(int from, boolean moving) {
        return run(from, moving, false);
    }

    boolean matchesAt(int position) {
        return run(position, false, true);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Below zero if the group took no part. */
    int groupStart() {
        return groupStart;
    }

    int groupEnd() {
        return groupEnd;
    }

    private boolean run(int from, boolean moving, boolean anchored) {
        boolean matched = false;
        now.clear();
        for (int position = from; position <= text.length(); position++) {
            boolean starts = !matched && (position == from || !anchored);
            if (starts) {
                follow(now, 0, position, position, NOWHERE, NOWHERE);
            } else if (now.size() == 0) {
                break;
            }
            next.clear();
            matched |= advance(position, moving ? from : NOWHERE);
            if (matched && anchored) {
                break;
            }
            Threads used = now;
            now = next;
            next = used;
        }
        return matched;
    }

    /** Takes the character at {@code position}; a match ends whatever was less preferred. */
    private boolean advance(int position, int moveFrom) {
        steps.count(now.size());
        int point = position < text.length() ? text.at(position) : NOWHERE;
        for (int thread = 0; thread < now.size(); thread++) {
            int at = now.instruction(thread);
            if (program[at] instanceof Program.Take take) {
                if (point >= 0 && take.characters().has(point)) {
                    follow(next, at + 1, position + 1, now.start(thread), now.groupStart(thread), now.groupEnd(thread));
                }
            } else if (position != moveFrom) {
                start = now.start(thread);
                end = position;
                groupStart = now.groupStart(thread);
                groupEnd = now.groupEnd(thread);
                return true;
            }
        }
        return false;
    }

    /** Adds what is reached from an instruction without taking a character. */
    private void follow(Threads threads, int instruction, int position, int from, int openedAt, int closedAt) {
        int size = push(0, instruction, openedAt, closedAt);
        while (size > 0) {
            size -= 3;
            int at = pending[size];
            int opened = pending[size + 1];
            int closed = pending[size + 2];
            if (!threads.reaches(at)) {
                continue;
            }
            steps.count(1);
            switch (program[at]) {
                case Waiting _ -> threads.add(at, from, opened, closed);
                case Passing passing -> size = pass(passing, size, at, position, opened, closed);
            }
        }
    }

    /** Pushes what comes after an instruction that takes no character. */
    private int pass(Passing instruction, int size, int at, int position, int opened, int closed) {
        return switch (instruction) {
            case Program.Jump jump -> push(size, jump.target(), opened, closed);
            case Program.Fork fork -> push(push(size, fork.second(), opened, closed), fork.first(), opened, closed);
            case Program.GroupStart _ -> push(size, at + 1, position, closed);
            case Program.GroupEnd _ -> push(size, at + 1, opened, position);
            case Program.Assert anchor ->
                anchor.anchor().holds(text, position) ? push(size, at + 1, opened, closed) : size;
            case Program.Look look -> looks.hold(look, position) ? push(size, at + 1, opened, closed) : size;
        };
    }

    private int push(int size, int instruction, int opened, int closed) {
        pending[size] = instruction;
        pending[size + 1] = opened;
        pending[size + 2] = closed;
        return size + 3;
    }
}
