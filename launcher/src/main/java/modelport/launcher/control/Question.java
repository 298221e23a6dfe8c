package modelport.launcher.control;

/** Answers one word that the command asks; throws what it cannot do. */
@FunctionalInterface
public interface Question {
    String answer() throws Exception;
}
