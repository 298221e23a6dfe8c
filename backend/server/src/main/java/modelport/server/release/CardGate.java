package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.database.Sql;

/** A version that nobody has described is not for others. */
@Singleton
class CardGate implements Gate {
    private static final int USUAL_LETTERS = 30;

    private final Sql sql;

    CardGate(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.CARD);
    }

    @Override
    @ReadOnly
    public Finding check(Candidate candidate, GateRule rule) {
        String card = sql.first(
                        "select card from model_version where id = ?",
                        row -> row.text("card"),
                        candidate.version().id())
                .orElseThrow();
        long letters = card.codePoints()
                .filter(letter -> !Character.isWhitespace(letter))
                .count();
        long needed = Math.max(1, Math.round(rule.limit() == null ? USUAL_LETTERS : rule.limit()));
        Map<String, Object> evidence =
                Map.of("letters", letters, "needed", needed, "card", ReleaseContent.sha256(card));
        Message message = Message.of(
                letters < needed ? "release.card-short" : "release.card-passed",
                "letters",
                Long.toString(letters),
                "needed",
                Long.toString(needed));
        return new Finding(letters >= needed, message, evidence);
    }
}
