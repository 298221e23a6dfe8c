package modelport.ui.compression;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.Optional;
import modelport.contract.compression.RecommendedCandidate.Kind;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Answer;
import modelport.ui.compression.Study.Point;

/** A search in a few words. */
final class StudioAnswer {
    private StudioAnswer() {}

    static Answer of(Study study) {
        return new Answer(CompressionText.of(study.search().state()), text(study));
    }

    static String text(Study study) {
        String reason =
                study.search().reason() == null ? "" : say(study.search().reason());
        int all = study.search().candidates().size();
        return switch (study.search().state()) {
            case RUNNING ->
                sentences(
                        study.tried() == 0
                                ? t(
                                        "compression.answer.started",
                                        "v" + study.search().version(),
                                        all)
                                : t("compression.answer.running", study.tried(), all),
                        found(study));
            case DONE -> sentences(found(study), rest(study));
            case STOPPED -> sentences(t("compression.answer.stopped", study.tried(), all), reason, found(study));
            case FAILED ->
                sentences(t("compression.answer.failed", reason), t("compression.answer.kept"), found(study));
        };
    }

    private static String found(Study study) {
        Optional<Kind> kind = study.recommended().map(each -> each.kind());
        if (kind.isEmpty()) {
            return study.isRunning() ? "" : t("compression.answer.nothing");
        }
        return switch (kind.get()) {
            case CANDIDATE -> study.pick().map(pick -> pick(study, pick)).orElse("");
            case KEEP_PARENT ->
                t(
                        "compression.answer.keep",
                        "v" + study.search().version(),
                        study.points().size());
            case NEAREST ->
                study.pick().map(pick -> nearest(study, pick)).orElseGet(() -> t("compression.answer.none"));
        };
    }

    private static String pick(Study study, Point pick) {
        return t(
                "compression.answer.pick",
                pick.recipe(),
                CompressionText.percent(pick.size()),
                speed(pick.time()),
                lost(study, pick));
    }

    private static String nearest(Study study, Point pick) {
        return sentences(
                t("compression.answer.none"), t("compression.answer.nearest", pick.recipe()), pick(study, pick));
    }

    private static String speed(double time) {
        if (Math.abs(time - 1) <= CompressionText.SAME_TIME) {
            return t("compression.speed.same");
        }
        return time < 1
                ? t("compression.speed.faster", CompressionText.times(time))
                : t("compression.speed.slower", CompressionText.percent(time));
    }

    private static String lost(Study study, Point pick) {
        Moved moved = pick.candidate().quality();
        if (pick.loss() <= 0) {
            return t("compression.lost.nothing");
        }
        String loss = CompressionText.loss(pick.loss(), study.metric());
        return moved != null && CompressionText.isNoise(moved)
                ? t("compression.lost.noise", loss)
                : t("compression.lost", loss);
    }

    /** What came of the others. */
    private static String rest(Study study) {
        long within = study.points().stream()
                .filter(point -> study.broken(point).isEmpty())
                .count();
        long slower = study.points().stream().filter(Point::isSlower).count();
        return sentences(
                t("compression.answer.within", study.points().size(), within),
                slower == 0 ? "" : t("compression.answer.slower", slower));
    }
}
