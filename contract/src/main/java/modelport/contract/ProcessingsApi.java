package modelport.contract;

import java.util.List;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;

/** What happens before and behind a version's model: how requests become inputs, and outputs answers. */
public interface ProcessingsApi {
    /** Processings of well-known models. */
    List<ProcessingPreset> presets();

    VersionProcessing get(Slug project, Slug model, int number);

    /** Answers the example as the version would with another processing, and keeps nothing. */
    Answer tryOut(Slug project, Slug model, int number, NewProcessing wanted);

    /**
     * Keeps another processing once an example has gone through it. Throws {@link Problem.Stale} unless
     * {@code rowVersion} is the newest, and {@link Problem.Conflict} when a release is about the version.
     */
    VersionProcessing change(Slug project, Slug model, int number, long rowVersion, NewProcessing wanted);
}
