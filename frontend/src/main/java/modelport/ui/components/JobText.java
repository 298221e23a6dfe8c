package modelport.ui.components;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.time.Instant;
import modelport.contract.jobs.Job;

/** What a job is called, and what it is doing, in words. */
public final class JobText {
    private JobText() {}

    /** Such as: Import support-router v14. */
    public static String name(Job job) {
        String about = about(job);
        String key = "job.kind." + job.kind();
        String text = t(key, about).strip();
        return text.contains(key) ? (job.kind() + " " + about).strip() : text;
    }

    /** What it does now, why it failed, or why it waits. */
    public static String now(Job job) {
        return switch (job.state()) {
            case QUEUED -> job.attempt() > 0 ? t("job.again", job.attempt() + 1, job.maxAttempts()) : t("job.waits");
            case RUNNING ->
                job.cancelRequested() ? t("job.stopping") : job.step() == null ? t("job.works") : say(job.step());
            case FAILED -> job.reason() == null ? t("job.noReason") : say(job.reason());
            case SUCCEEDED, CANCELLED -> job.reason() == null ? "" : say(job.reason());
        };
    }

    /** How long it ran, or has run so far. */
    public static String span(Job job) {
        if (job.startedAt() == null) {
            return "\u2013";
        }
        Instant end = job.finishedAt() == null ? Instant.now() : job.finishedAt();
        return Formats.span(Duration.between(job.startedAt(), end));
    }

    private static String about(Job job) {
        String model = job.subject().getOrDefault("model", job.subject().getOrDefault("dataset", ""));
        String version = job.subject().get("version");
        String endpoint = job.subject().get("endpoint");
        String named = version == null ? model : model + " v" + version;
        return endpoint == null ? named : named.isEmpty() ? endpoint : named + " \u2192 " + endpoint;
    }
}
