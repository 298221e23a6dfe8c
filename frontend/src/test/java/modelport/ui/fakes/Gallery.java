package modelport.ui.fakes;

import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.ui.Backend;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Serves the dashboard over the platform in memory, to look at its pages: ada and vera, see {@link FakeAccess}. */
public final class Gallery {
    private static final Slug PROJECT = new Slug("storefront");
    private static final int SECONDS_PER_RECIPE = Integer.getInteger("gallery.pace", 4);

    private Gallery() {}

    public static void main(String[] args) throws Exception {
        var platform = new FakeModelport();
        if (!Boolean.getBoolean("gallery.empty")) {
            Showcase.fill(platform);
            ConsoleShowcase.fill(platform);
        }
        keepMoving(platform);
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.getInteger("gallery.port", 8095));
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(new FakeTus(), dashboard(platform)));
        server.start();
        System.out.println("http://127.0.0.1:" + connector.getLocalPort() + "/ui/ cookie modelport-session="
                + platform.people.sessionOf(System.getProperty("gallery.who", "ada")));
        server.join();
    }

    private static WebAppContext dashboard(Backend backend) throws Exception {
        var context = new WebAppContext();
        context.setContextPath("/ui");
        context.setBaseResource(ResourceFactory.of(context).newResource(Files.createTempDirectory("gallery")));
        context.setParentLoaderPriority(true);
        context.setConfigurationDiscovered(true);
        context.addConfiguration(new AnnotationConfiguration());
        context.setAttribute(
                MetaInfConfiguration.CONTAINER_JAR_PATTERN,
                ".*/frontend/target/classes/|.*/(modelport-frontend-|flow-|vaadin-)[^/]*\\.jar$");
        context.setAttribute(Backend.class.getName(), backend);
        context.setInitParameter("i18n.provider", "modelport.ui.shell.Languages");
        context.setThrowUnavailableOnStartupException(true);
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        return context;
    }

    /** What runs goes on, and an import that is done becomes a version. */
    private static void keepMoving(FakeModelport platform) {
        Future<?> _ = Executors.newSingleThreadScheduledExecutor(
                        work -> Thread.ofPlatform().daemon().unstarted(work))
                .scheduleAtFixedRate(() -> move(platform), 1, 1, TimeUnit.SECONDS);
    }

    private static void move(FakeModelport platform) {
        for (Job job : platform.jobs.list(PROJECT, PageRequest.first()).items()) {
            if (job.state() != JobState.RUNNING || job.subject().containsValue("address-parser")) {
                continue;
            }
            if (job.kind().equals("compression")) {
                compress(platform, job);
                continue;
            }
            if (job.kind().equals("tuning")) {
                tune(platform, job);
                continue;
            }
            double progress = job.progress() + 0.08;
            if (progress < 1) {
                platform.jobs.move(job.id(), progress, Message.of("imports.running", "file", "model.onnx"));
                platform.jobs.write(job.id(), "INFO", "%.0f %% done".formatted(progress * 100));
            } else {
                end(platform, job);
            }
        }
    }

    /** Every few seconds the next recipe has been tried. */
    private static void compress(FakeModelport platform, Job job) {
        UUID search = UUID.fromString(job.subject().getOrDefault("compression", ""));
        if (ThreadLocalRandom.current().nextInt(SECONDS_PER_RECIPE) > 0) {
            return;
        }
        Compression now = platform.compressions.step(search);
        now.candidates().stream()
                .filter(each -> each.state() == CandidateState.WAITING)
                .findFirst()
                .ifPresent(next -> platform.jobs.move(
                        job.id(),
                        Math.min(0.99, job.progress() + 0.05),
                        Message.of("compression.step", "recipe", next.recipe())));
    }

    /** Every second a few fits more. */
    private static void tune(FakeModelport platform, Job job) {
        platform.tunings.list(PROJECT, null, PageRequest.first()).items().stream()
                .filter(each -> each.job().equals(job.id()))
                .findFirst()
                .ifPresent(each -> platform.tunings.step(each.id(), SECONDS_PER_RECIPE > 100 ? 0 : 1));
    }

    private static void end(FakeModelport platform, Job job) {
        Map<String, String> subject = job.subject();
        if (job.kind().equals("dataset-import")) {
            platform.datasets.finishImport(
                    new Slug(subject.getOrDefault("dataset", "")),
                    Integer.parseInt(subject.getOrDefault("version", "1")));
            return;
        }
        if (job.kind().equals("evaluation")) {
            platform.evaluations
                    .of(job.id())
                    .ifPresent(each -> platform.evaluations.finish(
                            each.id(), EvaluationKind.CLASSIFICATION, FakeReports.tickets(0.012)));
            return;
        }
        if (job.kind().equals("gates")) {
            platform.releases.checkedBy(job.id());
        }
        if (job.kind().equals("rollout")) {
            platform.releases.arrivedBy(job.id());
        }
        if (!job.kind().equals("import")) {
            platform.jobs.succeed(job.id());
            return;
        }
        var model = new Slug(subject.getOrDefault("model", ""));
        int number = Integer.parseInt(subject.getOrDefault("version", "1"));
        platform.versions.finishImport(model, number);
    }
}
