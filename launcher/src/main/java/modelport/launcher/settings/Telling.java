package modelport.launcher.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How people and other programs are told what happens. */
public record Telling(
        @Setting(
                name = "SMTP_URL",
                property = "modelport.smtp.url",
                otherwise = "no letters",
                secret = true,
                says = "The mail server: `smtp://user:password@mail.example.org:587?from=modelport@example.org`, or"
                        + " `smtps://` for TLS from the first byte; `%40` stands for an @ in a name.")
        @Nullable
        String smtpUrl,

        @Setting(
                name = "WEBHOOK_ALLOW_PRIVATE",
                kind = Kind.YES_OR_NO,
                property = "modelport.webhook.allow-private",
                standard = "false",
                says = "`true` lets webhooks lead into private networks and use plain http.")
        boolean webhookAllowPrivate,

        @Setting(
                name = "SECRET_KEY_FILE",
                kind = Kind.FILE,
                otherwise = "`secret.key` in HOME, made when it is needed first",
                says =
                        "The key that seals the secrets of webhooks: a file with at least 32 characters, the same on every"
                                + " node.")
        @Nullable
        Path secretKeyFile) {

    @Override
    public String toString() {
        return "Telling[webhookAllowPrivate=" + webhookAllowPrivate + ", secretKeyFile=" + secretKeyFile + "]";
    }
}
