package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseThing;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.evaluation.Evaluations;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Holds the candidate against what serves, on the same rows. */
@Singleton
class EvaluationStage {
    private static final TypeReference<Map<String, String>> COLUMNS = new TypeReference<>() {};

    /** Under which names a version finds its inputs in a dataset, if somebody had to say so before. */
    private static final String NAMES = """
            select e.request -> 'columns' as columns from evaluation e join dataset_version d on d.id = e.dataset_version_id
            where e.version_id = ? and d.dataset_id = ? and e.state = 'READY' and e.request -> 'columns' <> 'null'
            order by e.id desc limit 1
            """;

    private final Evaluations evaluations;
    private final RequestStage next;
    private final Tools tools;
    private final CaseLedger ledger;
    private final CaseJournal journal;
    private final CaseEnds ends;

    EvaluationStage(
            Evaluations evaluations,
            RequestStage next,
            Tools tools,
            CaseLedger ledger,
            CaseJournal journal,
            CaseEnds ends) {
        this.evaluations = evaluations;
        this.next = next;
        this.tools = tools;
        this.ledger = ledger;
        this.journal = journal;
        this.ends = ends;
    }

    /** What else is needed. */
    @Singleton
    record Tools(Sql sql, VersionRefs versions, DatasetRefs datasets, MaintenanceConfig config) {}

    /** Has both measured, against what serves by now. */
    @Transactional(TxType.MANDATORY)
    void start(Turn turn) {
        CaseRow row = turn.row();
        VersionRef champion = turn.endpoint()
                .serving()
                .flatMap(id -> tools.versions().find(row.project(), id))
                .orElseThrow(() -> new ProblemException(new Problem.Conflict(Message.of(
                        "maintenance.serves-nothing", "endpoint", row.endpoint().value()))));
        DatasetRef rows = tools.datasets()
                .find(row.project(), row.things().measuring().orElseThrow())
                .orElseThrow();
        UUID championEvaluation = measure(turn, champion, rows);
        VersionRef candidate = tools.versions()
                .find(row.project(), row.things().candidate().orElseThrow().id())
                .orElseThrow();
        UUID candidateEvaluation = measure(turn, candidate, rows);
        ledger.evaluating(row, champion.id(), championEvaluation, candidateEvaluation);
        Happening started = Happening.of(CaseDeed.EVALUATION_STARTED).about(CaseThing.EVALUATION, candidateEvaluation);
        boolean other = !champion.id().equals(row.champion().id());
        journal.note(row, other ? started.saying(changed(row, champion)) : started);
    }

    /** True: it went on. */
    @Transactional(TxType.MANDATORY)
    boolean look(Turn turn, Optional<Judgement> judged) {
        CaseRow row = turn.row();
        if (row.comparison().isPresent()) {
            return ask(turn);
        }
        for (UUID id : List.of(
                row.things().championEvaluation().orElseThrow(),
                row.things().candidateEvaluation().orElseThrow())) {
            Evaluation evaluation = evaluations.get(turn.project(), id);
            if (evaluation.state() == EvaluationState.FAILED || evaluation.state() == EvaluationState.CANCELLED) {
                ends.fail(row, Optional.ofNullable(evaluation.reason()).orElseThrow());
                return true;
            }
        }
        if (judged.isEmpty()) {
            ledger.postpone(row, tools.config().look());
            return false;
        }
        switch (judged.get()) {
            case Judgement.Impossible(Message reason) -> ends.fail(row, reason);
            case Judgement.Compared(CandidateComparison comparison) -> compared(turn, comparison);
        }
        return true;
    }

    private void compared(Turn turn, CandidateComparison comparison) {
        CaseRow row = turn.row();
        Message verdict = verdict(row, comparison);
        ledger.compared(row, comparison, verdict);
        journal.note(
                row,
                Happening.of(CaseDeed.EVALUATED)
                        .saying(verdict)
                        .about(
                                CaseThing.EVALUATION,
                                row.things().candidateEvaluation().orElseThrow()));
        if (!comparison.better()) {
            ends.end(row, CaseOutcome.NOT_BETTER, verdict);
        }
    }

    /** Asks for a release; where another version serves by now, the candidate is held against that one first. */
    private boolean ask(Turn turn) {
        boolean same = turn.endpoint()
                .serving()
                .equals(Optional.of(turn.row().champion().id()));
        if (same) {
            return next.ask(turn);
        }
        start(turn);
        return true;
    }

    private UUID measure(Turn turn, VersionRef version, DatasetRef rows) {
        @Nullable
        Map<String, String> columns = tools.sql()
                .first(NAMES, row -> row.json("columns", COLUMNS), version.id(), rows.datasetId())
                .orElse(null);
        var wanted = new NewEvaluation(rows.dataset(), rows.number(), null, columns, null, 0.0, null, null);
        return evaluations
                .create(turn.author(), turn.project(), version.model(), version.number(), wanted)
                .evaluation()
                .id();
    }

    private static Message changed(CaseRow row, VersionRef champion) {
        return Message.of(
                "maintenance.champion-changed",
                "before",
                Integer.toString(row.champion().number()),
                "champion",
                Integer.toString(champion.number()));
    }

    private static Message verdict(CaseRow row, CandidateComparison comparison) {
        String code = comparison.better() ? "better" : comparison.difference() > 0 ? "not-sure" : "not-better";
        Map<String, String> args = new TreeMap<>(Summaries.figures(comparison));
        args.put(
                "candidate",
                Integer.toString(row.things().candidate().orElseThrow().number()));
        args.put("champion", Integer.toString(row.champion().number()));
        args.put("margin", Summaries.shown(row.settings().margin()));
        return new Message("maintenance." + code, args);
    }
}
