package modelport.text.pattern;

import java.util.ArrayList;
import java.util.List;
import modelport.text.pattern.PatternException.Reason;
import modelport.text.pattern.Program.Instruction;

/** Makes a program of a parsed pattern; what comes several times is written out. */
final class Compiler {
    private static final int SIZE = 5_000;

    private final List<Instruction> instructions = new ArrayList<>();
    private int looks;

    private Compiler() {}

    static Program compile(Node node) {
        var compiler = new Compiler();
        compiler.write(node);
        compiler.add(new Program.Match());
        return new Program(compiler.instructions);
    }

    private void write(Node node) {
        switch (node) {
            case Node.One one -> add(new Program.Take(one.characters()));
            case Node.At at -> add(new Program.Assert(at.anchor()));
            case Node.Sequence sequence -> sequence.parts().forEach(this::write);
            case Node.Group group -> {
                add(new Program.GroupStart());
                write(group.body());
                add(new Program.GroupEnd());
            }
            case Node.Choice choice -> choice(choice.parts());
            case Node.Repeat repeat -> repeat(repeat);
            case Node.Look look ->
                add(new Program.Look(
                        looks++,
                        compile(look.body()),
                        look.behind() ? look.body().minWidth() : 0,
                        look.negative()));
        }
    }

    private void choice(List<Node> parts) {
        var jumps = new ArrayList<Integer>();
        for (Node part : parts.subList(0, parts.size() - 1)) {
            int fork = place();
            write(part);
            jumps.add(place());
            set(fork, new Program.Fork(fork + 1, here()));
        }
        write(parts.getLast());
        jumps.forEach(jump -> set(jump, new Program.Jump(here())));
    }

    private void repeat(Node.Repeat repeat) {
        for (int i = 0; i < repeat.min(); i++) {
            write(repeat.body());
        }
        if (repeat.max() == Node.ENDLESS) {
            int fork = place();
            write(repeat.body());
            add(new Program.Jump(fork));
            set(fork, fork(repeat.greedy(), fork + 1, here()));
            return;
        }
        var forks = new ArrayList<Integer>();
        for (int i = repeat.min(); i < repeat.max(); i++) {
            forks.add(place());
            write(repeat.body());
        }
        forks.forEach(fork -> set(fork, fork(repeat.greedy(), fork + 1, here())));
    }

    private static Program.Fork fork(boolean greedy, int body, int after) {
        return greedy ? new Program.Fork(body, after) : new Program.Fork(after, body);
    }

    private int here() {
        return instructions.size();
    }

    /** Keeps a place whose instruction is known later. */
    private int place() {
        add(new Program.Match());
        return here() - 1;
    }

    private void set(int place, Instruction instruction) {
        instructions.set(place, instruction);
    }

    private void add(Instruction instruction) {
        if (here() == SIZE) {
            throw new PatternException(Reason.SIZE, "");
        }
        instructions.add(instruction);
    }
}
