package modelport.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.access.NewProject;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;

/** The whole story, step by step; told again it goes on where it was. */
final class Story {
    private static final double ACCURATE = 0.85;
    private static final double MUCH_WORSE = 0.02;

    private final Person owner;
    private final People people;
    private final Luggage luggage;
    private final Console console;

    Story(Person owner, People people, Luggage luggage, Console console) {
        this.owner = owner;
        this.people = people;
        this.luggage = luggage;
        this.console = console;
    }

    Cast cast() throws Exception {
        Words words = console.words();
        return console.step("people", () -> {
            if (Patience.find(() -> owner.client().projects().get(owner.project()))
                    .isEmpty()) {
                owner.client().projects().create(new NewProject(owner.project(), words.say("project.title"), null));
            }
            Person author =
                    people.member(owner, People.AUTHOR, words.say("author.name"), Role.CONTRIBUTOR, Role.DEPLOYER);
            Person approver = people.member(owner, People.APPROVER, words.say("approver.name"), Role.APPROVER);
            return new Cast(owner, author, approver, luggage, console);
        });
    }

    /** Everything up to a served model. */
    Slug release(Cast cast) throws Exception {
        var tumours = new Tumours(cast);
        step("tumours.data", tumours::bringData);
        step("production", this::ruleProduction);
        step("tumours.versions", tumours::bringVersions);
        step("tumours.evaluations", tumours::evaluate);
        step("tumours.rejected", tumours::reject);
        return console.step("tumours.released", tumours::release);
    }

    void others(Cast cast) throws Exception {
        var clothes = new Clothes(cast);
        step("clothes", () -> {
            clothes.bring();
            clothes.deploy();
            ruleStaging();
        });
        step("clothes.smaller", () -> {
            clothes.makeSmaller();
            clothes.evaluate(Clothes.LARGE);
            clothes.evaluate(Clothes.SMALL);
        });
        step("clothes.waiting", clothes::askFor);
        step("sentences", () -> new Sentences(cast).bring());
        List<Voices.Span> spans = console.step("voices", () -> voices(cast));
        console.detail(
                "voices.heard",
                spans.stream()
                        .map(span -> String.format(Locale.ROOT, "%.1f\u2013%.1f s", span.from(), span.to()))
                        .collect(Collectors.joining(", ")));
    }

    private static List<Voices.Span> voices(Cast cast) {
        var voices = new Voices(cast);
        return voices.listen(voices.bring());
    }

    private void ruleProduction() {
        rule(
                Tumours.PRODUCTION,
                new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", Tumours.TEST, ACCURATE),
                new GateRule(GateKind.NOT_WORSE, "accuracy", Tumours.TEST, MUCH_WORSE));
    }

    private void ruleStaging() {
        rule(
                Clothes.STAGING,
                new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", Clothes.TEST, ACCURATE),
                GateRule.of(GateKind.COMPRESSION_LOSS));
    }

    private void rule(Slug environment, GateRule first, GateRule second) {
        var environments = owner.client().environments();
        EnvironmentPolicy current = environments.policy(owner.project(), environment);
        var wanted = Policy.of(
                List.of(
                        GateRule.of(GateKind.SCAN),
                        GateRule.of(GateKind.SIGNATURE),
                        GateRule.of(GateKind.CARD),
                        first,
                        second),
                List.of(
                        new ApprovalRule(new Slug("experts"), List.of(Role.APPROVER), List.of(), 1),
                        new ApprovalRule(new Slug("owners"), List.of(Role.ADMIN), List.of(), 1)));
        if (!current.policy().equals(wanted)) {
            environments.setPolicy(owner.project(), environment, current.number(), wanted);
        }
    }

    private void step(String key, Runnable work) throws Exception {
        console.step(key, () -> {
            work.run();
            return key;
        });
    }
}
