package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateRule;
import modelport.contract.release.ReleaseReview;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.release.internal.report.Dossier.Figure;
import modelport.server.release.internal.report.Dossier.Figures;
import modelport.server.release.internal.report.Dossier.Measured;
import modelport.server.release.internal.report.Dossier.Seen;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds what was measured of a release's version, and of what served when it was checked. */
@Singleton
class DossierFigures {
    private final Sql sql;

    DossierFigures(Sql sql) {
        this.sql = sql;
    }

    /** Of the metrics that its gates name: as the gates saw them, or else from the newest evaluation. */
    @Transactional(TxType.MANDATORY)
    Figures of(ReleaseRef release, ReleaseReview review, List<Seen> seen) {
        Optional<Champion> champion = champion(release.id());
        Map<Named, Figure> all = new LinkedHashMap<>();
        for (GateFinding gate : review.gates()) {
            Named.of(gate.rule()).ifPresent(named -> {
                JsonNode saw = saw(gate, seen);
                Optional<Measured> own = measured(saw).or(() -> measured(release.versionId(), named));
                Optional<Measured> other = measured(saw.path("champion"))
                        .or(() -> champion.flatMap(served -> measured(served.version(), named)));
                all.putIfAbsent(named, new Figure(named.metric(), named.dataset(), own, other));
            });
        }
        return new Figures(champion.map(Champion::number), List.copyOf(all.values()));
    }

    private static JsonNode saw(GateFinding gate, List<Seen> seen) {
        return seen.stream()
                .filter(one -> one.current() && one.gate().equals(gate.gate()))
                .findFirst()
                .map(one -> Json.read(one.document(), JsonNode.class).path("seen"))
                .orElseGet(MissingNode::getInstance);
    }

    private static Optional<Measured> measured(JsonNode saw) {
        return saw.path("value").isNumber()
                ? Optional.of(new Measured(saw.get("value").doubleValue(), number(saw, "low"), number(saw, "high")))
                : Optional.empty();
    }

    private static @Nullable Double number(JsonNode saw, String member) {
        return saw.path(member).isNumber() ? saw.get(member).doubleValue() : null;
    }

    private Optional<Champion> champion(UUID release) {
        return sql.first(
                "select v.id, v.number from release r join release served on served.id = r.champion_id "
                        + "join model_version v on v.id = served.version_id where r.id = ?",
                row -> new Champion(row.uuid("id"), row.integer("number")),
                release);
    }

    private Optional<Measured> measured(UUID version, Named named) {
        return sql.first("""
                select m.value, m.low, m.high
                from evaluation e
                join dataset_version dv on dv.id = e.dataset_version_id
                join dataset d on d.id = dv.dataset_id
                join measurement m on m.evaluation_id = e.id and m.slice = '' and m.metric = ?
                where e.version_id = ? and e.state = 'READY' and d.name = ?
                order by e.id desc limit 1
                """, DossierFigures::measured, named.metric(), version, named.dataset());
    }

    private static Measured measured(Row row) {
        return new Measured(
                row.real("value"),
                row.findReal("low").orElse(null),
                row.findReal("high").orElse(null));
    }

    private record Champion(UUID version, int number) {}

    private record Named(String metric, String dataset) {
        static Optional<Named> of(GateRule rule) {
            return rule.metric() == null || rule.dataset() == null
                    ? Optional.empty()
                    : Optional.of(new Named(rule.metric(), rule.dataset().value()));
        }
    }
}
