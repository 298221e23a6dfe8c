package modelport.launcher.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** How this node runs, as the {@code MODELPORT_*} variables say it; the page about them is made from this record. */
public record Settings(
        @Topic("This node") Node node,
        @Topic("Addresses") Addresses addresses,
        @Topic("Database") DatabaseAccess database,
        @Topic("Storage and uploads") Storage storage,
        @Topic("Signing in") Access access,
        @Topic("Jobs") Jobs jobs,
        @Topic("Predictions") Serving serving,
        @Topic("Notifications and webhooks") Telling telling,
        @Topic("Logs") Logs logs,
        @Topic("First start") FirstStart firstStart) {

    public Settings {
        boolean server = node.runsServer();
        if (!server && addresses.api() == null) {
            throw new BadSettingException(Message.of("launcher.setting.api-url-needed"));
        }
        if (database.url() != null && (database.user() == null || database.password() == null)) {
            throw new BadSettingException(Message.of("launcher.setting.database-user-needed"));
        }
        if ((database.ownerUser() == null) != (database.ownerPassword() == null)) {
            throw new BadSettingException(Message.of("launcher.setting.owner-needed"));
        }
    }

    /** What this node is and where it keeps its things. */
    public record Node(
            @Setting(
                    name = "HOME",
                    kind = Kind.FOLDER,
                    standard = "data",
                    says = "The folder of everything that is kept: database, models, logs. Back it up; lose it and"
                            + " everything is gone.")
            Path home,

            @Setting(
                    name = "NODE_NAME",
                    otherwise = "the machine's host name",
                    says =
                            "What this node is called in jobs, metrics and logs; unique among the nodes of one database.")
            @Nullable
            String givenName,

            @Setting(
                    name = "ROLES",
                    kind = Kind.ROLES,
                    standard = "api,worker,serving,ui",
                    says = "What this node does: `api` answers REST calls, `worker` runs jobs, `serving` answers"
                            + " predictions, `ui` shows the dashboard.")
            Set<Role> roles) {

        /** The given name, or the machine's. */
        public String name() {
            return givenName != null ? givenName : HostName.ofThisMachine();
        }

        /** Everything but the dashboard is the server. */
        public boolean runsServer() {
            return roles.stream().anyMatch(role -> role != Role.UI);
        }

        public boolean has(Role role) {
            return roles.contains(role);
        }
    }

    /** Where it listens, and where others find it. */
    public record Addresses(
            @Setting(
                    name = "BIND",
                    standard = "127.0.0.1",
                    says =
                            "The network address to listen on. `0.0.0.0` lets other machines in: put TLS in front first.")
            String bind,

            @Setting(
                    name = "PORT",
                    kind = Kind.PORT,
                    standard = "8080",
                    says = "The one address for people and programs: the dashboard, and everything else passed on.")
            int port,

            @Setting(
                    name = "API_PORT",
                    kind = Kind.PORT,
                    property = "micronaut.server.port",
                    standard = "8081",
                    says = "The REST API itself.")
            int apiPort,

            @Setting(
                    name = "GATEWAY_PORT",
                    kind = Kind.PORT,
                    property = "modelport.gateway.port",
                    standard = "8083",
                    says = "Predictions without a detour, where microseconds count.")
            int gatewayPort,

            @Setting(
                    name = "PUBLIC_URL",
                    kind = Kind.ADDRESS,
                    otherwise = "`http://localhost:` and PORT",
                    says = "How people reach this installation; it is in every link that Modelport prints or sends.")
            @Nullable
            URI given,

            @Setting(
                    name = "API_URL",
                    kind = Kind.ADDRESS,
                    otherwise = "this node's own API",
                    says = "The API of another node, for a node whose only role is `ui`.")
            @Nullable
            URI api,

            @Setting(
                    name = "GATEWAY_URL",
                    kind = Kind.ADDRESS,
                    otherwise = "this node's own gateway, or the host of API_URL with GATEWAY_PORT",
                    says = "The gateway of another node, for a node without the role `serving`.")
            @Nullable
            URI gateway,

            @Setting(
                    name = "ALLOWED_HOSTS",
                    kind = Kind.HOSTS,
                    otherwise = "nothing more",
                    says =
                            "Host names that requests to PORT may name, beside `localhost`, IP addresses, BIND, NODE_NAME"
                                    + " and PUBLIC_URL's; `*.example.org` takes all below it, `*` switches the check off. It"
                                    + " keeps foreign pages from reaching Modelport through a name of their own (DNS rebinding).")
            @Nullable
            List<String> allowedHosts,

            @Setting(
                    name = "TRUSTED_PROXIES",
                    kind = Kind.PROXIES,
                    property = "modelport.trusted-proxies",
                    otherwise = "none",
                    says = "IP addresses of proxies in front of PORT, or blocks of them such as `10.0.0.0/24`: they are"
                            + " believed when they say in `X-Forwarded-For` for whom they ask, and the audit log notes that"
                            + " address instead of theirs.")
            @Nullable
            List<String> trustedProxies) {

        /** How people reach the dashboard; without a slash at the end. */
        public URI publicUrl() {
            return given != null
                    ? URI.create(given.toString().replaceFirst("/+$", ""))
                    : URI.create("http://localhost:" + port);
        }

        public List<String> proxies() {
            return trustedProxies == null ? List.of() : trustedProxies;
        }

        public List<String> moreHosts() {
            return allowedHosts == null ? List.of() : allowedHosts;
        }
    }

    /** An external PostgreSQL, or the port of our own. */
    public record DatabaseAccess(
            @Setting(
                    name = "DATABASE_URL",
                    kind = Kind.DATABASE,
                    otherwise = "a PostgreSQL of our own, in HOME",
                    says = "A PostgreSQL 17 of yours: `postgresql://host:5432/modelport`.")
            @Nullable
            String url,

            @Setting(name = "DATABASE_USER", says = "The role that the server works as.") @Nullable
            String user,

            @Setting(name = "DATABASE_PASSWORD", secret = true, says = "Its password.") @Nullable
            String password,

            @Setting(
                    name = "DATABASE_OWNER_USER",
                    otherwise = "DATABASE_USER",
                    says =
                            "The role that owns the tables and migrates them. With one of its own the server cannot change"
                                    + " the audit log; without, nothing keeps it from that.")
            @Nullable
            String ownerUser,

            @Setting(
                    name = "DATABASE_OWNER_PASSWORD",
                    otherwise = "DATABASE_PASSWORD",
                    secret = true,
                    says = "Its password.")
            @Nullable
            String ownerPassword,

            @Setting(
                    name = "DATABASE_POOL",
                    kind = Kind.COUNT,
                    property = "datasources.default.maximum-pool-size",
                    standard = "20",
                    says = "Connections to the database that this node keeps at most.")
            int pool,

            @Setting(
                    name = "EMBEDDED_DATABASE_PORT",
                    kind = Kind.PORT_OR_ZERO,
                    standard = "0",
                    says = "The loopback port of our own PostgreSQL; 0 takes a free one.")
            int embeddedPort) {

        @Override
        public String toString() {
            return "DatabaseAccess[url=" + url + ", user=" + user + "]";
        }
    }

    /** What the log tells. */
    public record Logs(
            @Setting(
                    name = "LOG_FORMAT",
                    kind = Kind.LOG_FORMAT,
                    standard = "text",
                    says = "`text` for people, `json` for one object a line, with the request's id in both.")
            LogFormat format,

            @Setting(
                    name = "LOG_LEVEL",
                    kind = Kind.LOG_LEVEL,
                    standard = "info",
                    says = "`error`, `warn`, `info`, `debug` or `trace`.")
            LogLevel level) {}

    /** How the first administrator comes to be. */
    public record FirstStart(
            @Setting(
                    name = "BOOTSTRAP_PASSWORD",
                    property = "modelport.access.bootstrap-password",
                    otherwise = "a link that works once, printed by `./modelport start`",
                    secret = true,
                    says = "Where nobody has an account yet, makes the administrator `admin` with this password, with"
                            + " nobody at the keyboard.")
            @Nullable
            String password) {

        @Override
        public String toString() {
            return "FirstStart[]";
        }
    }

    /** Follows the variables; throws BadSettingException for the first that cannot be followed. */
    public static Settings from(Map<String, String> environment) {
        return new SettingsReader(environment).read(Settings.class);
    }
}
