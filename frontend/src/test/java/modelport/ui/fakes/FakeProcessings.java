package modelport.ui.fakes;

import java.util.List;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.ProcessingsApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.Activation;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.TensorLayout;
import modelport.contract.processing.VersionProcessing;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;

/** Processings in memory: what somebody declares is what a version has from then on, unless it serves. */
public final class FakeProcessings implements ProcessingsApi {
    private static final ProcessingPreset DIGITS = new ProcessingPreset(
            "grey-28",
            Message.of("processing.preset-grey-28"),
            Processing.of(
                    new ImagePreparation(
                            null,
                            ImageFit.STRETCH,
                            28,
                            28,
                            null,
                            1,
                            ImageFilter.BILINEAR,
                            true,
                            ColorOrder.GREY,
                            TensorLayout.NCHW,
                            false,
                            1,
                            List.of(),
                            List.of(),
                            0),
                    new LabelAnswer(null, List.of(), Activation.SOFTMAX, 3, 0)),
            Message.of("processing.scales-itself", "operators", "Div"));

    private final FakeVersions versions;

    FakeProcessings(FakeVersions versions) {
        this.versions = versions;
    }

    @Override
    public List<ProcessingPreset> presets() {
        return List.of(DIGITS);
    }

    @Override
    public VersionProcessing get(Slug project, Slug model, int number) {
        Version version = versions.get(project, model, number);
        Signature signature = signature(version);
        boolean pictures = signature.inputs().getFirst().shape().size() == 4;
        return new VersionProcessing(
                signature.processing(),
                pictures ? List.of(DIGITS) : List.of(),
                version.endpoints().isEmpty()
                        ? null
                        : Message.of("processing.fixed", "model", model.value(), "version", Integer.toString(number)),
                version.rowVersion());
    }

    @Override
    public Answer tryOut(Slug project, Slug model, int number, NewProcessing wanted) {
        return versions.predict(project, model, number, "{\"inputs\": 1}");
    }

    @Override
    public VersionProcessing change(Slug project, Slug model, int number, long rowVersion, NewProcessing wanted) {
        VersionProcessing old = get(project, model, number);
        if (old.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        if (old.fixed() != null) {
            throw new ProblemException(new Problem.Conflict(old.fixed()));
        }
        Version version = versions.get(project, model, number);
        versions.signed(version, signature(version).withProcessing(wanted.processing()));
        return get(project, model, number);
    }

    private static Signature signature(Version version) {
        return Objects.requireNonNull(version.signature(), "a version that is not ready");
    }
}
