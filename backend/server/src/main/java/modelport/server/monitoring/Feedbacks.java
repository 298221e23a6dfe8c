package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.MonitorsApi;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.FeedbackRefusal;
import modelport.contract.monitoring.NewFeedback;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AnsweredRow;
import modelport.server.monitoring.internal.AnsweredRows;
import modelport.server.monitoring.internal.FeedbackCheck;
import modelport.server.monitoring.internal.FeedbackCheck.Checked;
import modelport.server.monitoring.internal.FeedbackCheck.Taken;
import modelport.server.monitoring.internal.FeedbackCsv;

/** Takes what predictions should have been; the same feedback twice is the same as once. */
@Singleton
public class Feedbacks {
    private static final int MOST_SHOWN = 100;
    private static final String WRITE = """
            insert into feedback as f (project_id, prediction_id, row, source, endpoint_id, version_id, at, label, number,
                predicted, predicted_number, client_reported, observed_at, received_at)
            select ?, prediction, row, source, endpoint, version, at, label, number, predicted, answer, reported, observed, ?
            from jsonb_to_recordset(?) as w(prediction uuid, row integer, source varchar, endpoint uuid, version uuid,
                at timestamptz, label varchar, number float8, predicted varchar, answer float8, reported boolean,
                observed timestamptz)
            on conflict (project_id, prediction_id, row, source) do update
                set label = excluded.label, number = excluded.number, observed_at = excluded.observed_at,
                    corrected_at = excluded.received_at
                where f.label <> excluded.label
            returning corrected_at is null as fresh
            """;

    private final AnsweredRows answered;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    Feedbacks(AnsweredRows answered, Journal journal, Sql sql, Clock clock) {
        this.answered = answered;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** What cannot be taken is named, and the rest is taken. */
    public FeedbackReceipt tell(Caller caller, ProjectRef project, List<NewFeedback> feedback) {
        if (feedback.size() > MonitorsApi.MOST_FEEDBACK) {
            throw new ProblemException(Problem.Invalid.field(
                    "feedback", "monitoring.feedback-much", "max", Integer.toString(MonitorsApi.MOST_FEEDBACK)));
        }
        return take(
                caller,
                project,
                feedback.stream().map(each -> new FeedbackCsv.Line(each, null)).toList());
    }

    /** The same as a table with a row for each. */
    public FeedbackReceipt tell(Caller caller, ProjectRef project, String csv) {
        return take(caller, project, FeedbackCsv.read(csv, MonitorsApi.MOST_FEEDBACK));
    }

    @Transactional
    FeedbackReceipt take(Caller caller, ProjectRef project, List<FeedbackCsv.Line> lines) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var named = new ArrayList<NewFeedback>();
        var places = new HashMap<Integer, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            NewFeedback each = lines.get(i).feedback();
            if (each != null && each.prediction() != null) {
                places.put(i, named.size());
                named.add(each);
            }
        }
        Map<Integer, AnsweredRow> kept = answered.kept(project.id(), named);
        var check = new FeedbackCheck(answered, project.id(), caller.username(), now);
        var receipt = new Receipt();
        for (int i = 0; i < lines.size(); i++) {
            NewFeedback each = lines.get(i).feedback();
            Integer place = places.get(i);
            Message unread = lines.get(i).reason();
            if (each == null) {
                receipt.refuse(i, unread == null ? Message.of("monitoring.feedback-unread") : unread);
            } else {
                receipt.add(i, check.check(each, place == null ? null : kept.get(place)));
            }
        }
        return write(caller, project, receipt, now);
    }

    private FeedbackReceipt write(Caller caller, ProjectRef project, Receipt receipt, Instant now) {
        if (receipt.taken.isEmpty()) {
            return receipt.shown(0, 0);
        }
        List<Boolean> written = sql.query(
                WRITE,
                row -> row.bool("fresh"),
                project.id(),
                now,
                new Json(receipt.taken.values().stream().map(Feedbacks::row).toList()));
        int fresh = (int) written.stream().filter(each -> each).count();
        int corrected = written.size() - fresh;
        Map<String, String> subject = subject(receipt, fresh, corrected);
        if (corrected > 0) {
            journal.note(caller, project.id(), "feedback.received", subject, new Audit.Change(null, null));
        } else if (fresh > 0) {
            journal.announce(project.id(), "feedback.received", subject);
        }
        return receipt.shown(fresh, corrected);
    }

    private Map<String, String> subject(Receipt receipt, int fresh, int corrected) {
        var endpoints = new TreeSet<String>();
        receipt.taken.values().stream()
                .map(taken -> taken.answer().endpoint())
                .distinct()
                .forEach(id -> sql.first("select name from endpoint where id = ?", row -> row.text("name"), id)
                        .ifPresent(endpoints::add));
        return Map.of(
                "endpoint",
                String.join(", ", endpoints),
                "labels",
                Integer.toString(fresh),
                "corrected",
                Integer.toString(corrected));
    }

    private static Map<String, Object> row(Taken taken) {
        AnsweredRow answer = taken.answer();
        var row = new HashMap<String, Object>();
        row.put("prediction", taken.prediction());
        row.put("row", taken.row());
        row.put("source", taken.source());
        row.put("endpoint", answer.endpoint());
        row.put("version", answer.version());
        row.put("at", answer.at().toString());
        row.put("label", taken.label());
        row.put("predicted", predicted(answer));
        row.put("reported", answer.reported());
        row.put("observed", taken.observedAt().toString());
        Double number = taken.number();
        Double said = answer.number();
        if (number != null && said != null) {
            row.put("number", number);
            row.put("answer", said);
        }
        return row;
    }

    private static String predicted(AnsweredRow answer) {
        String label = answer.label();
        return label == null ? String.valueOf(answer.number()) : label;
    }

    /** What becomes of feedback, piece by piece. */
    private static final class Receipt {
        private final Map<Key, Taken> taken = new LinkedHashMap<>();
        private final List<FeedbackRefusal> refused = new ArrayList<>();
        private int refusals;
        private int repeated;
        private int overruled;

        void add(int index, Checked checked) {
            Taken fits = checked.taken();
            Message reason = checked.reason();
            if (fits != null) {
                Taken before = taken.put(new Key(fits.prediction(), fits.row(), fits.source()), fits);
                if (before != null) {
                    boolean same = before.label().equals(fits.label());
                    repeated += same ? 1 : 0;
                    overruled += same ? 0 : 1;
                }
            } else if (reason != null) {
                refuse(index, reason);
            }
        }

        void refuse(int index, Message reason) {
            refusals++;
            if (refused.size() < MOST_SHOWN) {
                refused.add(new FeedbackRefusal(index, reason));
            }
        }

        FeedbackReceipt shown(int fresh, int corrected) {
            int known = taken.size() - fresh - corrected + repeated;
            return new FeedbackReceipt(fresh, known, corrected + overruled, refused, refusals);
        }

        private record Key(UUID prediction, int row, String source) {}
    }
}
