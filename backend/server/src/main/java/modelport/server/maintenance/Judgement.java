package modelport.server.maintenance;

import modelport.contract.Message;
import modelport.contract.maintenance.CandidateComparison;

/** What a comparison of candidate and champion came to. */
sealed interface Judgement {
    /** They were compared row by row. */
    record Compared(CandidateComparison comparison) implements Judgement {}

    /** They cannot be compared. */
    record Impossible(Message reason) implements Judgement {}
}
