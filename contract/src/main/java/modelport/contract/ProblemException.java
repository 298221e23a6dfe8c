package modelport.contract;

/** Carries a {@link Problem} to whoever can answer it. */
public final class ProblemException extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message().code() + ": " + problem.message().args());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
