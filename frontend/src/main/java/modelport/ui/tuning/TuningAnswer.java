package modelport.ui.tuning;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.util.List;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;
import modelport.ui.evaluation.MetricText;

/** A tuning in a few words. */
final class TuningAnswer {
    private TuningAnswer() {}

    static Answer of(Race race) {
        return new Answer(TuningText.of(race.tuning().state()), text(race));
    }

    static String text(Race race) {
        Tuning tuning = race.tuning();
        String done = Formats.count(tuning.fitsDone());
        String all = Formats.count(tuning.fitsAll());
        String reason = tuning.reason() == null ? "" : say(tuning.reason());
        return switch (tuning.state()) {
            case RUNNING ->
                sentences(
                        tuning.fitsDone() == 0
                                ? t("tuning.answer.started", Formats.count(tuning.settings()), all)
                                : t("tuning.answer.running", done, all),
                        found(race),
                        left(tuning));
            case DONE -> sentences(found(race), gain(race), next(tuning));
            case STOPPED -> sentences(t("tuning.answer.stopped", done, all), reason, found(race), next(tuning));
            case FAILED -> sentences(t("tuning.answer.failed", reason), t("tuning.answer.kept"), found(race));
        };
    }

    private static String found(Race race) {
        Tuning tuning = race.tuning();
        if (race.best().isEmpty()) {
            return race.isRunning() ? "" : t("tuning.answer.nothing");
        }
        Trial best = race.best().get();
        List<String> varied = race.varied(best.trainer());
        String setting = varied.isEmpty() ? t("tuning.initial") : SettingText.setting(best.setting(), varied);
        String sentence = t(
                race.isRunning() ? "tuning.answer.soFar" : "tuning.answer.best",
                SettingText.trainer(best.trainer()),
                setting,
                TuningText.score(tuning, best),
                TuningText.metric(tuning));
        long equal = race.equals();
        return sentences(sentence, equal == 0 || race.isRunning() ? "" : t("tuning.answer.equal", equal));
    }

    private static String gain(Race race) {
        return race.gain()
                .map(each ->
                        t("tuning.answer.gain", MetricText.change(race.tuning().metric(), each)))
                .orElse("");
    }

    private static String next(Tuning tuning) {
        return tuning.winnerVersion() != null
                ? t("tuning.answer.became", "v" + tuning.winnerVersion())
                : tuning.winner() == null ? "" : t("tuning.answer.next");
    }

    private static String left(Tuning tuning) {
        if (tuning.fitsDone() == 0 || tuning.workedMs() == 0) {
            return "";
        }
        double each = (double) tuning.workedMs() / tuning.fitsDone();
        long rest = Math.round(each * (tuning.fitsAll() - tuning.fitsDone()));
        return t("tuning.answer.left", Formats.span(Duration.ofMillis(rest)));
    }
}
