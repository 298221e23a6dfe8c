package modelport.processing;

import static modelport.processing.ProcessingCheck.between;

import modelport.contract.processing.GenerationAnswer;
import modelport.inference.Sampling;

/** Whether texts can be continued so. */
final class GenerationCheck {
    private static final int MOST_TOKENS = 32_768;
    private static final int MOST_CANDIDATES = 10_000;
    private static final int MAX_STOPS = 64;

    private GenerationCheck() {}

    static void expectWhole(GenerationAnswer written) {
        between("limit", written.limit(), 1, MOST_TOKENS);
        between("maxTokens", written.maxTokens(), 1, written.limit());
        between("topK", written.topK(), 0, MOST_CANDIDATES);
        between("stops", written.stops().size(), 0, MAX_STOPS);
        if (!(written.temperature() >= 0) || written.temperature() > Sampling.HOTTEST) {
            throw ProcessingCheck.wrong("temperature", Double.toString(written.temperature()));
        }
        if (!(written.topP() > 0) || written.topP() > 1) {
            throw ProcessingCheck.wrong("topP", Double.toString(written.topP()));
        }
    }
}
