package modelport.server.release;

import static modelport.server.TestPeople.LAB;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseState;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.hibernate.Session;

/** Places for histories to happen in, and what must be true of each, read from the rows and nothing else. */
@Singleton
final class Histories {
    private final Sql sql;
    private final Ids ids;
    private final TransactionOperations<Session> transactions;
    private final ReleaseContents contents;

    Histories(Sql sql, Ids ids, TransactionOperations<Session> transactions, ReleaseContents contents) {
        this.sql = sql;
        this.ids = ids;
        this.transactions = transactions;
        this.contents = contents;
    }

    /** A model with the versions of {@code like}, by these authors, and an environment of its own with this policy. */
    Place place(int number, Slug like, List<String> authors, Policy policy) {
        return transactions.executeWrite(_ -> {
            var model = new Slug("history-" + number);
            UUID id = ids.next();
            sql.update(
                    "insert into model (id, project_id, name, title, task, card, tags, owner, last_number, row_version, "
                            + "created_at, updated_at) select ?, project_id, ?, title, task, card, tags, owner, last_number, 0, "
                            + "created_at, updated_at from model where name = ?",
                    id,
                    model.value(),
                    like.value());
            for (int i = 0; i < authors.size(); i++) {
                sql.update("""
                        insert into model_version (id, project_id, model_id, number, state, title, card, tags, artifact_digest,
                            size, format, main_file, signature, origin, metadata, created_by, row_version, created_at)
                        select ?, v.project_id, ?, v.number, v.state, v.title, v.card, v.tags, v.artifact_digest, v.size,
                            v.format, v.main_file, v.signature, v.origin, v.metadata, ?, 0, v.created_at
                        from model_version v join model m on m.id = v.model_id where m.name = ? and v.number = ?
                        """, ids.next(), id, authors.get(i), like.value(), i + 1);
            }
            UUID environment = ids.next();
            sql.update(
                    "insert into environment (id, project_id, name, title, rank) select ?, id, ?, 'History', 9 "
                            + "from project where name = ?",
                    environment,
                    model.value(),
                    LAB.value());
            sql.update(
                    "insert into policy (environment_id, number, document, digest, created_by, created_at) "
                            + "values (?, 1, ?, ?, 'ada', now())",
                    environment,
                    new Json(policy),
                    ReleaseContent.digestOf(policy));
            return new Place(model, id, environment);
        });
    }

    /** The model's newest release, or the one that serves. */
    Optional<Seen> look(Place place, boolean live) {
        return transactions.executeRead(_ -> sql.first(
                "select id, digest, state, row_version from release where model_id = ? and (not ? or state = 'RELEASED') "
                        + "order by id desc limit 1",
                row -> new Seen(
                        row.uuid("id"),
                        row.text("digest"),
                        row.constant("state", ReleaseState.class),
                        row.number("row_version")),
                place.modelId(),
                live));
    }

    void describe(Place place, int version, String card) {
        transactions.executeWrite(_ -> sql.update(
                "update model_version set card = ? where model_id = ? and number = ?", card, place.modelId(), version));
    }

    void letTimePass(Place place) {
        transactions.executeWrite(_ -> sql.update(
                "update release set review_until = review_until - interval '60 days', "
                        + "approved_until = approved_until - interval '60 days' where model_id = ?",
                place.modelId()));
    }

    /** Everything that is wrong. */
    List<String> wrongs(Place place) {
        return transactions.executeRead(_ -> {
            var wrongs = new ArrayList<String>();
            List<Routed> routed = sql.query("""
                    select r.id, r.state, r.digest, r.emergency, r.content_digest, v.created_by, r.requester, r.plan_editor,
                        v.artifact_digest, n.artifact_digest as routed, t.weight, p.document, e.name as endpoint
                    from route t
                    join revision n on n.id = t.revision_id
                    join release r on r.id = n.release_id
                    join endpoint e on e.id = t.endpoint_id
                    join model_version v on v.id = r.version_id
                    join policy p on p.environment_id = r.environment_id and p.number = r.policy_number
                    where e.model_id = ? and t.mode = 'LIVE'
                    """, Routed::of, place.modelId());
            routed.forEach(one -> serves(one, wrongs));
            Map<String, Integer> live = new HashMap<>();
            routed.forEach(one -> live.merge(one.endpoint(), one.weight(), Integer::sum));
            live.forEach((endpoint, weight) -> check(weight == 100, endpoint + " sends " + weight, wrongs));
            once(place, wrongs);
            return wrongs;
        });
    }

    /** I1: what serves was decided; I2: by others than those who have a share in it; I3: and is what was decided. */
    private void serves(Routed release, List<String> wrongs) {
        Set<ReleaseState> serving = Set.of(ReleaseState.ROLLING_OUT, ReleaseState.RELEASED);
        check(serving.contains(release.state()), release.id() + " serves and is " + release.state(), wrongs);
        check(release.artifact().equals(release.routed()), release.id() + " serves other files", wrongs);
        List<Said> said = sql.query(
                "select d.verdict, d.rule, u.username from decision d join app_user u on u.id = d.actor_id "
                        + "where d.release_id = ? and d.release_digest = ?",
                row -> new Said(row.text("verdict"), row.text("rule"), row.text("username")),
                release.id(),
                release.digest());
        check(said.stream().noneMatch(one -> one.verdict().equals("REJECT")), release.id() + " was rejected", wrongs);
        Policy policy = release.policy();
        boolean rules = policy.rules().stream().allMatch(rule -> {
            Set<String> people = new HashSet<>();
            said.stream()
                    .filter(one -> one.verdict().equals("APPROVE")
                            && one.rule().equals(rule.name().value()))
                    .filter(one -> !policy.fourEyes() || !release.shares().contains(one.username()))
                    .forEach(one -> people.add(one.username()));
            return people.size() >= rule.approvals();
        });
        Set<String> urgent = new HashSet<>();
        said.stream().filter(one -> one.verdict().equals("EMERGENCY")).forEach(one -> urgent.add(one.username()));
        boolean emergency = release.emergency()
                && urgent.size() >= 2
                && (!policy.fourEyes() || !release.shares().containsAll(urgent));
        check(rules || emergency, release.id() + " was not decided", wrongs);
        Set<String> passed = Set.copyOf(sql.query(
                "select gate from gate_run where release_id = ? and release_digest = ? and state = 'PASSED'",
                row -> row.text("gate"),
                release.id(),
                release.unchecked()));
        for (GateRule gate : policy.gates()) {
            check(passed.contains(gate.label()), release.id() + " did not pass " + gate.label(), wrongs);
        }
    }

    /** I5: one release serves an endpoint, and one of a model is on its way. */
    private void once(Place place, List<String> wrongs) {
        sql.query(
                        "select e.name, count(*) as n from release r join endpoint e on e.id = r.endpoint_id "
                                + "where r.model_id = ? and r.state = 'RELEASED' group by e.name having count(*) > 1",
                        row -> row.text("name") + " serves " + row.number("n"),
                        place.modelId())
                .forEach(wrongs::add);
        long open = sql.first(
                        "select count(*) as n from release where model_id = ? and state in "
                                + "('DRAFT', 'CHECKING', 'IN_REVIEW', 'APPROVED', 'ROLLING_OUT')",
                        row -> row.number("n"),
                        place.modelId())
                .orElseThrow();
        check(open <= 1, "open releases: " + open, wrongs);
    }

    /** I3: a release that was approved has the digest of what is there. */
    List<String> approvedOtherwise(Place place) {
        return transactions.executeWrite(_ -> sql
                .query(
                        "select r.id, r.digest, v.artifact_digest from release r join model_version v on v.id = r.version_id "
                                + "where r.model_id = ? and r.state in ('IN_REVIEW', 'APPROVED')",
                        row -> List.of(row.uuid("id").toString(), row.text("digest"), row.text("artifact_digest")),
                        place.modelId())
                .stream()
                .filter(one -> !contents.now(UUID.fromString(one.get(0)), one.get(2))
                        .digest()
                        .equals(one.get(1)))
                .map(one -> one.getFirst() + " has another digest than what it is about")
                .toList());
    }

    private static void check(boolean holds, String otherwise, List<String> wrongs) {
        if (!holds) {
            wrongs.add(otherwise);
        }
    }

    /** A model and an environment, both named {@code name}. */
    record Place(Slug name, UUID modelId, UUID environmentId) {}

    /** A release as somebody saw it, who may act upon that later. */
    record Seen(UUID id, String digest, ReleaseState state, long rowVersion) {}

    private record Said(String verdict, String rule, String username) {}

    private record Routed(
            UUID id,
            ReleaseState state,
            String digest,
            String unchecked,
            boolean emergency,
            Set<String> shares,
            String artifact,
            String routed,
            int weight,
            Policy policy,
            String endpoint) {
        static Routed of(Row row) {
            Set<String> shares = new HashSet<>(Set.of(row.text("created_by")));
            shares.add(row.text("requester"));
            row.findText("plan_editor").ifPresent(shares::add);
            return new Routed(
                    row.uuid("id"),
                    row.constant("state", ReleaseState.class),
                    row.text("digest"),
                    row.text("content_digest"),
                    row.bool("emergency"),
                    shares,
                    row.text("artifact_digest"),
                    row.text("routed"),
                    row.integer("weight"),
                    row.json("document", Policy.class),
                    row.text("endpoint"));
        }
    }
}
