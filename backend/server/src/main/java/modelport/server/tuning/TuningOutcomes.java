package modelport.server.tuning;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.tuning.TunedModel;
import modelport.contract.tuning.TuningState;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.tuning.internal.Found;
import modelport.server.tuning.internal.Scored;
import modelport.server.tuning.internal.WinnerContent;
import modelport.training.tuning.Cell;
import modelport.training.tuning.CellScore;
import modelport.training.tuning.Outcome;
import modelport.training.tuning.Setting;
import org.jspecify.annotations.Nullable;

/** Writes down what a tuning finds, and where it ends. Part of the transaction that publishes. */
@Singleton
class TuningOutcomes {
    private static final String BEGUN = """
            insert into trial (tuning_id, params_digest, fold, state, attempt, tries) values
                (?, ?, ?, 'RUNNING', (select processes from tuning where id = ?), 1)
            on conflict on constraint trial_key do update
                set state = 'RUNNING', attempt = excluded.attempt, tries = trial.tries + 1 where trial.state <> 'DONE'
            """;
    private static final String FOUND = """
            insert into trial (tuning_id, params_digest, fold, state, score, train_ms, attempt, tries)
            values (?, ?, ?, ?, ?::double precision, ?::double precision, (select processes from tuning where id = ?), 1)
            on conflict on constraint trial_key do update set state = excluded.state, score = excluded.score,
                train_ms = excluded.train_ms, attempt = excluded.attempt where trial.state <> 'DONE'
            """;

    private final Artifacts artifacts;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    TuningOutcomes(Artifacts artifacts, Journal journal, Sql sql, Clock clock) {
        this.artifacts = artifacts;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** Which attempt at which tuning. */
    record Attempt(UUID project, UUID tuning, Map<String, String> subject) {}

    /** A process is about to work on it. */
    @Transactional
    void process(Attempt attempt) {
        sql.update("update tuning set processes = processes + 1 where id = ?", attempt.tuning());
    }

    /** A model is about to be trained. */
    @Transactional
    void begun(Attempt attempt, Found.Begun found) {
        found.digests().forEach(digest -> sql.update(BEGUN, attempt.tuning(), digest, found.fold(), attempt.tuning()));
    }

    /** A model is judged; what was found first stays. */
    @Transactional
    void scores(Attempt attempt, Found.Scores found) {
        for (Scored scored : found.scores()) {
            boolean known = scored.score() != null;
            sql.update(
                    FOUND,
                    attempt.tuning(),
                    scored.digest(),
                    scored.fold(),
                    known ? "DONE" : "FAILED",
                    scored.score(),
                    known ? (Double) scored.trainMs() : null,
                    attempt.tuning());
            if (known) {
                average(attempt.tuning(), scored.digest());
            } else {
                fail(attempt.tuning(), scored.digest(), Message.of("tuning.no-score"));
            }
        }
        sql.update(
                "update tuning set worked_ms = ?, machine = coalesce(machine, ?) where id = ?",
                found.workedMs(),
                found.machine(),
                attempt.tuning());
        if (found.loud()) {
            journal.announce(attempt.project(), attempt.subject());
        }
    }

    /** A trainer cannot learn from the rows. */
    @Transactional
    void refused(Attempt attempt, Found.Refused found) {
        sql.update(
                "update tuning_setting set reason = ? where tuning_id = ? and trainer = ? and mean is null",
                new Json(found.reason()),
                attempt.tuning(),
                found.trainer());
        journal.announce(attempt.project(), attempt.subject());
    }

    /** A setting is not tried any more. */
    @Transactional
    void lost(Attempt attempt, String digest, Message reason) {
        fail(attempt.tuning(), digest, reason);
    }

    /** The best setting's model is made, and its bytes are stored. */
    @Transactional
    void winner(Attempt attempt, Found.Winner found, StoredArtifact files) {
        artifacts.register(attempt.project(), files);
        TunedModel made = found.model();
        var model = new TunedModel(
                made.trial(), files.digest(), made.size(), made.rows(), made.trainMs(), made.largestDifference());
        sql.update(
                """
                update tuning set winner = ?, winner_content = ?, winner_digest = ?, worked_ms = ?
                where id = ? and winner is null
                """,
                new Json(model),
                new Json(new WinnerContent(found.content(), found.samples())),
                files.digest(),
                found.workedMs(),
                attempt.tuning());
        journal.announce(attempt.project(), attempt.subject());
    }

    /** Nothing more will be found; what was found stays. */
    @Transactional
    void over(Attempt attempt, TuningState how, @Nullable Message why) {
        sql.update(
                "update tuning set state = ?, reason = ?, finished_at = ? where id = ?",
                how,
                Json.ofNullable(why),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                attempt.tuning());
        sql.update("delete from trial where tuning_id = ? and state = 'RUNNING'", attempt.tuning());
        journal.note(attempt.project(), action(how), attempt.subject());
    }

    /** A tuning that was stopped or broke off goes on; what failed is tried again. */
    @Transactional
    void again(Attempt attempt) {
        sql.update(
                "update tuning set state = 'RUNNING', reason = null, finished_at = null where id = ?",
                attempt.tuning());
        sql.update("update tuning_setting set reason = null where tuning_id = ?", attempt.tuning());
        sql.update("delete from trial where tuning_id = ? and state <> 'DONE'", attempt.tuning());
        journal.note(attempt.project(), action(TuningState.RUNNING), attempt.subject());
    }

    private void fail(UUID tuning, String digest, Message reason) {
        sql.update("""
                update tuning_setting set reason = ? where tuning_id = ? and params_digest = ? and mean is null
                    and reason is null
                """, new Json(reason), tuning, digest);
    }

    /** Mean and deviation, once every fold is known; as the process that found them counts. */
    private void average(UUID tuning, String digest) {
        List<Double> scores = sql.query("""
                select t.score from trial t join tuning on tuning.id = t.tuning_id
                where t.tuning_id = ? and t.params_digest = ? and t.state = 'DONE' and tuning.folds =
                    (select count(*) from trial whole where whole.tuning_id = t.tuning_id
                        and whole.params_digest = t.params_digest and whole.state = 'DONE')
                order by t.fold
                """, row -> row.real("score"), tuning, digest);
        if (scores.isEmpty()) {
            return;
        }
        var cells = new ArrayList<CellScore>();
        scores.forEach(score -> cells.add(new CellScore(new Cell(digest, 0, cells.size()), score, Duration.ZERO)));
        var outcome = new Outcome(Setting.of(Map.of()), cells);
        sql.update(
                "update tuning_setting set mean = ?, deviation = ?, reason = null where tuning_id = ? and params_digest = ?",
                outcome.mean(),
                outcome.deviation(),
                tuning,
                digest);
    }

    private static String action(TuningState state) {
        return switch (state) {
            case RUNNING -> "tuning.resumed";
            case DONE -> "tuning.done";
            case STOPPED -> "tuning.stopped";
            case FAILED -> "tuning.failed";
        };
    }
}
