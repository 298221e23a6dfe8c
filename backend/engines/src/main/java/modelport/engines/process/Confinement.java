package modelport.engines.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes before a child's command so that it has less: less priority, no new privileges, no life after its parent's
 * thread, and no network where the system allows that.
 */
public final class Confinement {
    private static final List<List<String>> WITHOUT_NETWORK =
            List.of(List.of("unshare", "--net"), List.of("unshare", "--user", "--net"));
    /** Last, because a change of credentials would undo it. */
    private static final List<String> BOUND = List.of("setpriv", "--no-new-privs", "--pdeathsig", "KILL");

    private static final List<String> PREFIX = find();

    private Confinement() {}

    /** The words before the command. */
    public static List<String> prefix() {
        return PREFIX;
    }

    /** Whether children have no network. */
    public static boolean cutsNetwork() {
        return PREFIX.contains("--net");
    }

    private static List<String> find() {
        var prefix = new ArrayList<>(List.of("nice", "-n", "10"));
        WITHOUT_NETWORK.stream().filter(Confinement::works).findFirst().ifPresent(prefix::addAll);
        if (works(BOUND)) {
            prefix.addAll(BOUND);
        }
        return List.copyOf(prefix);
    }

    private static boolean works(List<String> command) {
        try {
            List<String> test =
                    Stream.concat(command.stream(), Stream.of("true")).toList();
            return new ProcessBuilder(test)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
