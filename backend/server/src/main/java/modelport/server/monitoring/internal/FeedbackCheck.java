package modelport.server.monitoring.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import modelport.contract.Message;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.registry.Signature;
import modelport.evaluation.Classes;
import modelport.server.monitoring.internal.AnsweredRows.Service;
import org.jspecify.annotations.Nullable;

/** Holds feedback against what was answered, and against what the version can answer. */
public final class FeedbackCheck {
    private static final int LONGEST = 500;
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._@:/ -]{1,64}");

    private final AnsweredRows answered;
    private final UUID project;
    private final String caller;
    private final Instant now;
    private final Map<UUID, Classes> classes = new HashMap<>();
    private @Nullable List<Service> services;

    public FeedbackCheck(AnsweredRows answered, UUID project, String caller, Instant now) {
        this.answered = answered;
        this.project = project;
        this.caller = caller;
        this.now = now;
    }

    /**
     * What can be taken of a piece of feedback, or why nothing can.
     *
     * @param kept what was answered; null: it was not kept
     */
    public Checked check(NewFeedback feedback, @Nullable AnsweredRow kept) {
        Message wrong = wrong(feedback);
        if (wrong != null) {
            return Checked.refused(wrong);
        }
        if (kept != null) {
            return against(feedback, kept);
        }
        Object predicted = feedback.predicted();
        Instant at = AnsweredRows.time(feedback.prediction());
        if (predicted == null || at.isAfter(now.plus(AHEAD))) {
            return Checked.refused(Message.of(
                    "monitoring.feedback-unknown",
                    "prediction",
                    feedback.prediction().toString()));
        }
        List<Service> serving =
                services().stream().filter(service -> service.covers(at)).toList();
        if (serving.size() != 1) {
            return Checked.refused(Message.of(
                    "monitoring.feedback-whose",
                    "prediction",
                    feedback.prediction().toString()));
        }
        Service service = serving.getFirst();
        boolean named = !classes(service.version()).names().isEmpty();
        Double number = named ? null : number(predicted);
        String label = number == null ? String.valueOf(predicted) : null;
        return against(feedback, new AnsweredRow(service.endpoint(), service.version(), at, label, number, true));
    }

    private @Nullable Message wrong(NewFeedback feedback) {
        String source = feedback.source();
        Instant observed = feedback.observedAt();
        if (Objects.isNull(feedback.prediction())) {
            return Message.of("monitoring.feedback-no-prediction");
        }
        if (Objects.isNull(feedback.label()) || String.valueOf(feedback.label()).isBlank()) {
            return Message.of("monitoring.feedback-no-label");
        }
        if (String.valueOf(feedback.label()).length() > LONGEST) {
            return Message.of("monitoring.feedback-long", "max", Integer.toString(LONGEST));
        }
        if (AnsweredRows.row(feedback) < 0) {
            return Message.of("monitoring.feedback-row");
        }
        if (source != null && !SOURCE.matcher(source).matches()) {
            return Message.of("monitoring.feedback-source");
        }
        if (observed != null && observed.isAfter(now.plus(AHEAD))) {
            return Message.of("monitoring.feedback-early");
        }
        return null;
    }

    private Checked against(NewFeedback feedback, AnsweredRow row) {
        Double answer = row.number();
        if (answer != null) {
            Double number = number(feedback.label());
            return number == null
                    ? Checked.refused(Message.of("monitoring.feedback-no-number", "label", shown(feedback.label())))
                    : checked(feedback, row, String.valueOf(number), number);
        }
        String label = row.label();
        if (label == null) {
            return Checked.refused(Message.of("monitoring.feedback-no-answer"));
        }
        Classes known = classes(row.version());
        if (known.names().isEmpty()) {
            return checked(feedback, row, String.valueOf(feedback.label()), null);
        }
        int place = known.indexOf(String.valueOf(feedback.label()));
        int said = known.indexOf(label);
        if (place == Classes.UNKNOWN || said == Classes.UNKNOWN) {
            return Checked.refused(Message.of(
                    "monitoring.feedback-class",
                    "label",
                    shown(place == Classes.UNKNOWN ? feedback.label() : label),
                    "classes",
                    shown(String.join(", ", known.names()))));
        }
        var named = new AnsweredRow(
                row.endpoint(), row.version(), row.at(), known.names().get(said), null, row.reported());
        return checked(feedback, named, known.names().get(place), null);
    }

    private Checked checked(NewFeedback feedback, AnsweredRow row, String label, @Nullable Double number) {
        return new Checked(
                new Taken(
                        feedback.prediction(),
                        AnsweredRows.row(feedback),
                        Objects.requireNonNullElse(feedback.source(), caller),
                        row,
                        label,
                        number,
                        Objects.requireNonNullElse(feedback.observedAt(), now)),
                null);
    }

    private List<Service> services() {
        List<Service> known = services == null ? answered.services(project) : services;
        services = known;
        return known;
    }

    private Classes classes(UUID version) {
        return classes.computeIfAbsent(
                version,
                id -> new Classes(answered.signature(id).map(Signature::classes).orElse(List.of())));
    }

    private static @Nullable Double number(Object value) {
        try {
            double number = value instanceof Number given ? given.doubleValue() : Double.parseDouble(value.toString());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /** What is taken, or why nothing is. */
    public record Checked(@Nullable Taken taken, @Nullable Message reason) {
        static Checked refused(Message reason) {
            return new Checked(null, reason);
        }
    }

    /**
     * A label that fits.
     *
     * @param number the label as a number; null: it is a class
     */
    public record Taken(
            UUID prediction,
            int row,
            String source,
            AnsweredRow answer,
            String label,
            @Nullable Double number,
            Instant observedAt) {}
}
