package modelport.evaluation;

/** Scores that were taken for probabilities are none. */
final class NoProbabilitiesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoProbabilitiesException() {
        super("the scores are no probabilities");
    }
}
