package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.stream.Stream;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.ui.components.Box;
import modelport.ui.components.Section;
import modelport.ui.components.State;
import modelport.ui.components.VerdictLine;
import modelport.ui.components.Words;

/** The recipes that do not fit the model, or could not be measured, each with its reason. */
final class UnfitSection {
    private UnfitSection() {}

    static Box of(Study study) {
        List<Candidate> failed = study.in(CandidateState.FAILED);
        List<Candidate> unfit = study.in(CandidateState.UNFIT);
        if (failed.isEmpty() && unfit.isEmpty()) {
            return Box.of("mp-none");
        }
        var list = Box.tag("ul", "mp-verdicts");
        Stream.concat(failed.stream(), unfit.stream()).forEach(each -> list.add(line(each)));
        return new Section(t("compression.unfit"), list).explained(t("compression.unfit.explain"));
    }

    private static VerdictLine line(Candidate candidate) {
        boolean failed = candidate.state() == CandidateState.FAILED;
        return new VerdictLine(
                failed ? State.ACT : State.IDLE,
                Box.of(
                        "mp-size",
                        Words.of(RecipeText.title(candidate.recipe())),
                        Words.of("mp-muted mp-mono", candidate.recipe())),
                t(failed ? "compression.candidate.FAILED" : "compression.candidate.UNFIT"),
                Words.of(candidate.reason() == null ? "" : say(candidate.reason())));
    }
}
