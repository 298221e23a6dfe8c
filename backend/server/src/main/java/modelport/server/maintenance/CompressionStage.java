package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseThing;
import modelport.contract.registry.Version;
import modelport.server.compression.Compressions;
import modelport.server.compression.Promotions;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Makes the winner as small as the version that serves, by the same recipe and within the same loss. */
@Singleton
class CompressionStage {
    private static final String RECIPE = """
            select recipe, loss_budget from candidate where promoted_version_id = ?
            """;

    private final Compressions compressions;
    private final Promotions promotions;
    private final EvaluationStage next;
    private final Tools tools;
    private final CaseLedger ledger;
    private final CaseJournal journal;
    private final CaseEnds ends;

    CompressionStage(
            Compressions compressions,
            Promotions promotions,
            EvaluationStage next,
            Tools tools,
            CaseLedger ledger,
            CaseJournal journal,
            CaseEnds ends) {
        this.compressions = compressions;
        this.promotions = promotions;
        this.next = next;
        this.tools = tools;
        this.ledger = ledger;
        this.journal = journal;
        this.ends = ends;
    }

    /** What else is needed. */
    @Singleton
    record Tools(Sql sql, VersionRefs versions, DatasetRefs datasets, MaintenanceConfig config) {}

    /** Begins to compress where the version that serves was compressed, and to evaluate where it was not. */
    @Transactional(TxType.MANDATORY)
    void start(Turn turn) {
        CaseRow row = turn.row();
        Optional<Recipe> recipe = row.settings().compressAsParent() ? recipe(row) : Optional.empty();
        if (recipe.isEmpty()) {
            next.start(turn);
            return;
        }
        DatasetRef rows = tools.datasets()
                .find(row.project(), row.things().measuring().orElseThrow())
                .orElseThrow();
        var wanted = new NewCompression(
                List.of(recipe.get().code()),
                new CompressionData(new DatasetChoice(rows.dataset(), rows.number()), null),
                new CompressionLimits(null, recipe.get().lossBudget(), null, null));
        UUID id = compressions
                .create(turn.author(), turn.project(), row.model(), turn.candidate(), wanted)
                .compression()
                .id();
        ledger.compressing(row, id);
        journal.note(
                row,
                Happening.of(CaseDeed.COMPRESSION_STARTED)
                        .saying(Message.of(
                                "maintenance.compression-started",
                                "recipe",
                                recipe.get().code()))
                        .about(CaseThing.COMPRESSION, id));
    }

    /** True: it went on. Where the recipe does not suit the winner, the winner goes on as it is. */
    @Transactional(TxType.MANDATORY)
    boolean look(Turn turn) {
        CaseRow row = turn.row();
        Compression compression =
                compressions.get(turn.project(), row.things().compression().orElseThrow());
        if (!compression.state().isOver()) {
            ledger.postpone(row, tools.config().look());
            return false;
        }
        if (compression.state() != CompressionState.DONE) {
            ends.fail(row, Optional.ofNullable(compression.reason()).orElseThrow());
            return true;
        }
        Candidate candidate = compression.candidates().getFirst();
        if (isFit(candidate, compression.constraints())) {
            promote(turn, compression, candidate);
        } else {
            journal.note(row, Happening.of(CaseDeed.COMPRESSED).saying(unfit(candidate, compression.constraints())));
        }
        next.start(turn.with(ledger.find(row.id()).orElseThrow()));
        return true;
    }

    private void promote(Turn turn, Compression compression, Candidate candidate) {
        CaseRow row = turn.row();
        String card = tools.sql()
                .first(
                        "select card from model_version where id = ?",
                        found -> found.text("card"),
                        row.things().tuned().orElseThrow())
                .orElseThrow();
        Version version = promotions
                .promote(
                        turn.author(),
                        turn.project(),
                        compression.id(),
                        candidate.id(),
                        new Promotion(null, card, compression.constraints().maxQualityLoss()))
                .version();
        ledger.compressed(
                row,
                tools.versions()
                        .require(turn.project(), row.model(), version.number())
                        .id());
        journal.note(row, Happening.of(CaseDeed.COMPRESSED).aboutVersion(version.number()));
    }

    private static boolean isFit(Candidate candidate, CompressionLimits limits) {
        @Nullable Double loss = candidate.qualityLoss();
        @Nullable Double most = limits.maxQualityLoss();
        return candidate.state() == CandidateState.MEASURED && loss != null && (most == null || loss <= most);
    }

    private static Message unfit(Candidate candidate, CompressionLimits limits) {
        @Nullable Message reason = candidate.reason();
        if (reason != null) {
            return reason;
        }
        return Message.of(
                "maintenance.compression-loses",
                "recipe",
                candidate.recipe(),
                "loss",
                String.valueOf(candidate.qualityLoss()),
                "most",
                String.valueOf(limits.maxQualityLoss()));
    }

    /** How the version that serves was made smaller; empty if it was not. */
    private Optional<Recipe> recipe(CaseRow row) {
        return tools.sql().first(RECIPE, Recipe::of, row.champion().id());
    }

    private record Recipe(String code, @Nullable Double lossBudget) {
        static Recipe of(Row row) {
            return new Recipe(row.text("recipe"), row.findReal("loss_budget").orElse(null));
        }
    }
}
