package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.Model;
import modelport.contract.registry.Signature;

/** A model for every kind of question and of answer, to be tried. */
final class ConsoleShowcase {
    private static final Slug PROJECT = new Slug("storefront");

    private final FakeModelport platform;
    private final Instant now = Instant.now();

    private ConsoleShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new ConsoleShowcase(platform).fill();
    }

    private void fill() {
        put("clothes", "Clothes", "image-classification", Processed.clothes());
        put("moods", "Moods of reviews", "text-classification", Processed.moods());
        put("names", "Names in texts", "token-classification", Processed.names());
        put("questions", "Questions", "question-answering", Processed.questions());
        put("gaps", "Gaps", "fill-mask", Processed.gaps());
        put("stories", "Stories", "text-generation", Processed.stories());
        put("pairs", "Pairs of texts", "embedding", Processed.pairs());
        put("street", "Street", "object-detection", Processed.street());
        put("receipts", "Receipts", "ocr", Processed.receipts());
        put("voices", "Voices", "voice-activity", Processed.voices());
        put("films", "Films", "recommendation", Processed.films());
        platform.releases.deploy(
                PROJECT,
                new NewDeployment(
                        new Slug("street"), 1, new Slug("development"), new Slug("storefront-street-development")));
    }

    private void put(String name, String title, String task, Signature signature) {
        var model = new Slug(name);
        platform.models.put(new Model(
                UUID.randomUUID(),
                model,
                title,
                task,
                "",
                List.of("console"),
                "ada",
                0,
                null,
                null,
                List.of(),
                now.minus(Duration.ofDays(3)),
                now.minus(Duration.ofDays(2)),
                1));
        platform.versions.put(Samples.ready(model, 1, signature, now.minus(Duration.ofHours(5))));
    }
}
