package modelport.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Messages;
import modelport.contract.ProblemException;

/** What {@code ./modelport demo} runs once the product does. */
public final class Main {
    private static final int MISUSED = 2;

    private Main() {}

    /** Takes the options; where the product is and who owns it comes in variables. */
    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        var words = Words.of(Words.spoken(environment));
        var console = new Console(
                words,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                "yes".equals(environment.get("MODELPORT_DEMO_TERMINAL")),
                environment.getOrDefault("MODELPORT_DEMO_TICK", "+"));
        try {
            URI address = URI.create(need(environment, "MODELPORT_DEMO_ADDRESS"));
            URI shown = URI.create(need(environment, "MODELPORT_DEMO_PUBLIC") + "/");
            new Demo(options(args, console), address, shown, console)
                    .play(home(environment), need(environment, "MODELPORT_DEMO_OWNER"));
        } catch (DemoException e) {
            end(console, e.getMessage(), 1);
        } catch (ProblemException e) {
            end(console, Messages.render(e.problem().message(), words.language()), 1);
        }
    }

    private static Options options(String[] args, Console console) {
        try {
            return Options.of(args);
        } catch (IllegalArgumentException e) {
            end(console, console.words().say("usage", String.valueOf(e.getMessage())), MISUSED);
            throw e;
        }
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(need(environment, "MODELPORT_HOME"));
    }

    private static String need(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    private static void end(Console console, @org.jspecify.annotations.Nullable String sentence, int code) {
        console.line(String.valueOf(sentence));
        System.exit(code);
    }
}
