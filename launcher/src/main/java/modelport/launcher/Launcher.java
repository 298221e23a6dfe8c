package modelport.launcher;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.launcher.control.ControlSocket;
import modelport.launcher.control.Question;
import modelport.launcher.control.RunFolder;
import modelport.launcher.control.StartException;
import modelport.launcher.door.DashboardCallers;
import modelport.launcher.door.FrontDoor;
import modelport.launcher.door.TrustedProxies;
import modelport.launcher.settings.ConfigurationPage;
import modelport.launcher.settings.Role;
import modelport.launcher.settings.Settings;
import modelport.postgres.Database;
import modelport.server.ModelportServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of this node in order, and hands each to the shutdown that ends them in the opposite one. */
final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private final Settings settings;
    private final Progress progress;
    private final Shutdown shutdown;

    Launcher(Settings settings, Progress progress, Shutdown shutdown) {
        this.settings = settings;
        this.progress = progress;
        this.shutdown = shutdown;
    }

    void start() throws Exception {
        warn(System.getenv().keySet());
        var run = shutdown.endLater(RunFolder.claim(
                settings.node().home(),
                Version.ofThisProgram(),
                Clock.systemUTC().instant()));
        Ports.check(settings);
        ModelportServer server = settings.node().runsServer() ? server() : null;
        if (settings.node().has(Role.UI)) {
            progress.step("dashboard", () -> shutdown.endLater(dashboard()));
        }
        shutdown.endLater(ControlSocket.listen(run.path(), questions(server)));
        tell(run, server);
    }

    private ModelportServer server() throws Exception {
        Database database = progress.step("database", () -> DatabaseStep.open(settings, shutdown));
        int migrations = progress.step("migrations", () -> Migrations.run(database));
        LOG.info("migrated steps={}", migrations);
        ModelportServer server = progress.step(
                "server", () -> shutdown.endLater(ModelportServer.start(ServerProperties.of(settings, database))));
        if (settings.node().has(Role.SERVING)) {
            progress.step("gateway", () -> Listening.await(ServerProperties.gateway(settings)));
        }
        return server;
    }

    private FrontDoor dashboard() throws Exception {
        URI api = ServerProperties.api(settings);
        var callers = new DashboardCallers(TrustedProxies.of(settings));
        return FrontDoor.open(
                settings,
                api,
                ServerProperties.gateway(settings),
                token -> ModelportClient.at(api, token, callers.current()));
    }

    private Map<String, Question> questions(@Nullable ModelportServer server) {
        if (server == null) {
            return Map.of("token", () -> {
                throw new StartException(Message.of("launcher.no-server-here"));
            });
        }
        AdminTokens tokens = server::administratorToken;
        return Map.of("token", () -> token(tokens), "link", () -> link(server).orElse(""));
    }

    private static String token(AdminTokens tokens) {
        return tokens.issue().orElseThrow(() -> new StartException(Message.of("launcher.nobody-there")));
    }

    private void tell(RunFolder run, @Nullable ModelportServer server) throws Exception {
        boolean door = settings.node().has(Role.UI);
        URI local = door ? ServerProperties.door(settings) : ServerProperties.api(settings);
        String address = door ? settings.addresses().publicUrl().toString() : local.toString();
        run.ready(address, local);
        Optional<String> link = server == null ? Optional.empty() : link(server);
        link.ifPresent(progress::link);
        LOG.info("ready address={} since_jvm_start_millis={}", address, StopWatch.sinceJvmStart());
        progress.ready(address);
        if (progress.isUnheard()) {
            // Not into the log, which is kept and copied: the link is a secret.
            link.ifPresent(secret -> System.out.println("First visit: " + secret));
        }
    }

    /** Where the first administrator is made; empty as soon as somebody has an account. */
    private Optional<String> link(ModelportServer server) {
        return server.bootstrapSecret().map(secret -> settings.addresses().publicUrl() + "/ui/bootstrap#" + secret);
    }

    private void warn(Set<String> variables) {
        for (String name : ConfigurationPage.strangers(variables)) {
            LOG.warn("unknown setting name={}", name);
            progress.note(Messages.render(
                    Message.of("launcher.unknown-setting", "name", name), java.util.Locale.getDefault()));
        }
    }
}
