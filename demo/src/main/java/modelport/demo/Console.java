package modelport.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells step by step how far the demo is. */
final class Console {
    private static final String CLEAR = "\r\033[K";

    private final Words words;
    private final PrintStream out;
    private final boolean terminal;
    private final String tick;

    Console(Words words, PrintStream out, boolean terminal, String tick) {
        this.words = words;
        this.out = out;
        this.terminal = terminal;
        this.tick = tick;
    }

    /** For whoever does not look. */
    static Console silent(Words words) {
        return new Console(words, new PrintStream(PrintStream.nullOutputStream(), true), false, "");
    }

    Words words() {
        return words;
    }

    /** Does one step of the story, and tells what it is and how long it took. */
    <T> T step(String key, Callable<T> work) throws Exception {
        String sentence = words.say("step." + key);
        if (terminal) {
            out.print(CLEAR + "  . " + sentence);
            out.flush();
        }
        long start = System.nanoTime();
        T result = work.call();
        line(String.format(Locale.ROOT, "  %s %5.1f s  %s", tick, (System.nanoTime() - start) / 1e9, sentence));
        return result;
    }

    void line(String text) {
        out.println((terminal ? CLEAR : "") + text);
        out.flush();
    }

    /** What came of a step, below it. */
    void detail(String key, Object... args) {
        line("             " + words.say(key, args));
    }

    void say(String key, Object... args) {
        line(words.say(key, args));
    }
}
