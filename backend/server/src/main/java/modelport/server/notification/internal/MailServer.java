package modelport.server.notification.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The mail server, as its address says.
 *
 * @param scheme smtp, or smtps for TLS from the first byte
 * @param host its name
 * @param port where it listens
 * @param login whom to sign in as, if anybody
 * @param from who the letters are from
 */
record MailServer(String scheme, String host, int port, Optional<Login> login, String from) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads {@code smtp://user:password@host:587?from=...}; no complaint repeats what it was given. */
    static MailServer parse(String url) {
        try {
            URI uri = URI.create(url.strip());
            String scheme = String.valueOf(uri.getScheme());
            if (!Set.of("smtp", "smtps").contains(scheme) || uri.getHost() == null) {
                throw new IllegalArgumentException("no server");
            }
            int standard = scheme.equals("smtps") ? SUBMISSION_TLS : SUBMISSION;
            Optional<Login> login = Optional.ofNullable(uri.getRawUserInfo()).map(Login::parse);
            String from =
                    parameter(uri, "from").or(() -> login.map(Login::user)).orElse("");
            InternetAddress[] senders = InternetAddress.parse(from, true);
            boolean one = senders.length == 1
                    && MailAddress.parse(senders[0].getAddress()).isPresent();
            if (!one || from.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("no sender");
            }
            return new MailServer(
                    scheme, uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort(), login, senders[0].toString());
        } catch (IllegalArgumentException | AddressException e) {
            throw new IllegalArgumentException(
                    "modelport.smtp.url looks like smtp://user:password@mail.example.org:587?from=modelport@example.org");
        }
    }

    /** What Jakarta Mail wants to know. A password never leaves this machine unless it is encrypted. */
    Properties properties(Duration limit) {
        var properties = new Properties();
        String prefix = "mail." + scheme + ".";
        String millis = Long.toString(limit.toMillis());
        boolean secret = login.isPresent() && !HERE.contains(host);
        properties.setProperty(prefix + "auth", Boolean.toString(login.isPresent()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(secret && scheme.equals("smtp")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        return properties;
    }

    private static Optional<String> parameter(URI uri, String name) {
        return Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MailServer[" + scheme + "://" + host + ":" + port + "]";
    }

    /** Whom to sign in as. */
    record Login(String user, String password) {
        static Login parse(String info) {
            String[] parts = info.split(":", 2);
            return new Login(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }

        @Override
        public String toString() {
            return "Login[]";
        }
    }
}
