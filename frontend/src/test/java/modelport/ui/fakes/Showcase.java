package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Model;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** A team's models as they might be on some day: good ones, bad ones, and many. */
public final class Showcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final String CARD = """
            Routes a support ticket to one of six queues.

            **Trained on** 182,400 tickets from January 2024 to August 2026, in English and Chinese.
            **Do not use** it for anything but tickets: on other texts its scores mean nothing.

            | queue | tickets |
            |---|---|
            | returns | 41,200 |
            | billing | 38,900 |
            """;

    private final FakeModelport platform;
    private final Instant now = Instant.now();

    private Showcase(FakeModelport platform) {
        this.platform = platform;
    }

    public static void fill(FakeModelport platform) {
        new Showcase(platform).fill();
    }

    private void fill() {
        model("support-router", "Support router", "text-classification", CARD, List.of("tickets", "bert"), 30);
        versions("support-router", Samples.tickets(), 14);
        model("search-embeddings", "Search embeddings", "embedding", "", List.of("search", "minilm"), 26);
        versions("search-embeddings", Samples.sentences(), 3);
        model("iris", "Iris", "classification", "", List.of("tutorial"), 40);
        versions("iris", Samples.flowers(), 2);
        model(
                "product-photos",
                "\u5546\u54c1\u56fe\u7247\u5206\u7c7b",
                "image-classification",
                "",
                List.of("\u56fe\u7247"),
                12);
        versions("product-photos", Samples.pictures(), 1);
        model("churn-scorer", "Churn scorer", "classification", "", List.of(), 3);
        versions("churn-scorer", Samples.flowers(), 1);
        platform.versions.put(Samples.rejected(
                new Slug("churn-scorer"),
                2,
                Message.of("formats.not-yet", "file", "model.pkl", "format", "Python pickle"),
                now.minus(Duration.ofHours(7))));
        converted();
        model("fraud-guard", "Fraud guard", "anomaly-detection", "", List.of("payments", "critical"), 60);
        Job broken = platform.jobs.put(
                "import",
                Map.of("model", "fraud-guard", "version", "1"),
                JobState.FAILED,
                0.4,
                Message.of("jobs.child-out-of-memory", "megabytes", "768"));
        platform.versions.put(Samples.failed(
                new Slug("fraud-guard"),
                1,
                Message.of("jobs.child-out-of-memory", "megabytes", "768"),
                broken.id(),
                now.minus(Duration.ofHours(2))));
        model("address-parser", "Address parser", "token-classification", "", List.of(), 1);
        importing("address-parser");
        for (int i = 1; i <= 130; i++) {
            model("experiment-%03d".formatted(i), "Experiment " + i, "regression", "", List.of("trial"), 90 + i);
        }
        DatasetShowcase.fill(platform);
        EvaluationShowcase.fill(platform);
        CompressionShowcase.fill(platform);
        EnvironmentShowcase.fill(platform);
        deploy();
        MonitoringShowcase.fill(platform);
        ReleaseShowcase.fill(platform);
        TuningShowcase.fill(platform);
        MaintenanceShowcase.fill(platform);
        talk(broken.id());
    }

    private void converted() {
        model("titanic", "Passengers", "classification", "", List.of("tutorial", "pickle"), 20);
        put("titanic", 1, Converted.pipeline(), Converted.passengers(), null);
        put("titanic", 2, Converted.pipeline(), Converted.passengers(), 2.2e-16);
        put("titanic", 3, Converted.booster(), Converted.passengers(), 4.4e-8);
        model("house-prices", "House prices", "regression", "", List.of("pickle"), 18);
        put("house-prices", 1, Converted.stack(), Converted.prices(), null);
        put("house-prices", 2, Converted.crowd(100), Converted.prices(), 0.0);
        model("shop-signals", "Shop signals", "classification", "", List.of("pickle"), 17);
        put("shop-signals", 1, Converted.stack(), Converted.targets(), 3.1e-8);
        put("shop-signals", 2, Converted.stack(), Converted.transform(), 3.1e-8);
        model("visit-forecast", "Visit forecast", "regression", "", List.of(), 16);
        platform.versions.put(Converted.harmful(new Slug("visit-forecast"), 1, now.minus(Duration.ofDays(9))));
    }

    private void put(String model, int number, Source source, Signature signature, @Nullable Double difference) {
        Instant at = now.minus(Duration.ofHours(50L - 20L * number));
        platform.versions.put(Converted.ready(new Slug(model), number, source, signature, difference, at));
    }

    private void deploy() {
        deploy("support-router", 12, "storefront-support-router", "production");
        deploy("support-router", 13, "storefront-support-router", "production");
        deploy("support-router", 14, "support-router-next");
        deploy("search-embeddings", 3, "storefront-search-embeddings-development");
        deploy("titanic", 2, "storefront-titanic-development");
        deploy("iris", 2, "storefront-iris-development");
        deploy("churn-scorer", 1, "storefront-churn-scorer-development");
        platform.endpoints.state(
                new Slug("storefront-churn-scorer-development"),
                EndpointState.FAILED,
                Message.of("deployment.load-failed"));
        platform.endpoints.state(new Slug("support-router-next"), EndpointState.STARTING, null);
    }

    private void deploy(String model, int version, String endpoint) {
        deploy(model, version, endpoint, "development");
    }

    private void deploy(String model, int version, String endpoint, String environment) {
        platform.releases.deploy(
                PROJECT, new NewDeployment(new Slug(model), version, new Slug(environment), new Slug(endpoint)));
        UUID rollout = platform.jobs
                .list(PROJECT, modelport.contract.PageRequest.first())
                .items()
                .getFirst()
                .id();
        platform.jobs.write(rollout, "INFO", "loaded " + model + " v" + version + " in 812 ms");
        platform.jobs.succeed(rollout);
    }

    private void importing(String model) {
        Job job = platform.jobs.start("import", Map.of("model", model, "version", "1"));
        platform.jobs.move(job.id(), 0.42, Message.of("imports.running", "file", "model.onnx"));
        platform.jobs.write(job.id(), "INFO", "scan      model.onnx 22.9 MB: ONNX, opset 17, 412 nodes");
        platform.jobs.write(job.id(), "INFO", "inspect   3 inputs, 1 output, tokenizer.json beside it");
        Version ready = Samples.ready(new Slug(model), 1, Samples.sentences(), now);
        platform.versions.put(new Version(
                ready.id(),
                ready.model(),
                1,
                "",
                "",
                List.of(),
                VersionState.IMPORTING,
                null,
                null,
                "ONNX",
                null,
                null,
                List.of(),
                null,
                "UPLOAD",
                0,
                "ada",
                now,
                job.id(),
                List.of(),
                1));
    }

    private void talk(UUID broken) {
        platform.jobs.write(broken, "INFO", "scan      model.onnx 1.9 GB: ONNX, opset 19");
        platform.jobs.write(broken, "WARN", "inspect   memory at 92 % of 768 MB");
        platform.jobs.write(broken, "ERROR", "child     ended with status 137 after 41 s");
        platform.jobs.put("rollout", Map.of("model", "iris", "version", "1"), JobState.QUEUED, 0, Message.of("none"));
    }

    private void model(String name, String title, String task, String card, List<String> tags, int days) {
        platform.models.put(new Model(
                UUID.randomUUID(),
                new Slug(name),
                title,
                task,
                card,
                tags,
                "ada",
                0,
                null,
                null,
                List.of(),
                now.minus(Duration.ofDays(days + 1L)),
                now.minus(Duration.ofDays(days)),
                1));
    }

    private void versions(String model, Signature signature, int count) {
        for (int number = 1; number <= count; number++) {
            platform.versions.put(Samples.ready(
                    new Slug(model), number, signature, now.minus(Duration.ofHours(5L + 31L * (count - number)))));
        }
    }
}
