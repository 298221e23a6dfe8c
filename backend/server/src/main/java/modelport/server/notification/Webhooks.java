package modelport.server.notification;

import jakarta.inject.Singleton;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.notification.internal.Signature;
import modelport.server.notification.internal.WebhookRows;
import modelport.server.notification.internal.WebhookTarget;
import modelport.server.secrets.SecretBox;
import org.jspecify.annotations.Nullable;

/** Says which addresses are told what happens in a project. Names are looked up before any transaction begins. */
@Singleton
public class Webhooks {
    private static final int MOST_TOPICS = 20;
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,30}(\\.[a-z0-9-]{0,30})?");

    private final WebhookRows rows;
    private final WebhookConfig config;
    private final SecretBox secrets;

    Webhooks(WebhookRows rows, WebhookConfig config, SecretBox secrets) {
        this.rows = rows;
        this.config = config;
        this.secrets = secrets;
    }

    /** In the order in which they were made. */
    public List<Webhook> list(ProjectRef project) {
        return rows.list(project);
    }

    /** Makes one; its secret is shown this once. */
    public IssuedWebhook add(Caller caller, ProjectRef project, NewWebhook webhook) {
        String url = checked(webhook.url());
        List<String> events = topics(webhook.events());
        byte[] secret = Signature.secret();
        UUID id = rows.nextId();
        byte[] sealed = secrets.seal(secret, id.toString());
        return new IssuedWebhook(
                rows.add(caller, project, id, new NewWebhook(url, events), sealed), Signature.text(secret));
    }

    /** Changes what was named; throws Stale unless {@code rowVersion} is the newest. */
    public Webhook change(Caller caller, ProjectRef project, UUID id, long rowVersion, WebhookChange change) {
        String url = change.url() == null ? null : checked(change.url());
        List<String> events = change.events() == null ? null : topics(change.events());
        return rows.change(caller, project, id, rowVersion, new WebhookChange(url, events, change.enabled()));
    }

    /** Takes it away, with what waits for it. */
    public void remove(Caller caller, ProjectRef project, UUID id) {
        rows.remove(caller, project, id);
    }

    private String checked(@Nullable String url) {
        WebhookTarget target =
                WebhookTarget.parse(url == null ? "" : url).orElseThrow(() -> invalid("notification.webhook-url"));
        if (!config.allowPrivate() && !target.isSecure()) {
            throw invalid("notification.webhook-plain");
        }
        try {
            if (!config.allowPrivate() && WebhookTarget.isPrivate(target.resolve())) {
                throw invalid("notification.webhook-private");
            }
        } catch (UnknownHostException e) {
            throw invalid("notification.webhook-unknown");
        }
        return target.uri().toString();
    }

    private static List<String> topics(List<String> events) {
        boolean good = events.size() <= MOST_TOPICS
                && events.stream().allMatch(topic -> TOPIC.matcher(topic).matches());
        if (!good) {
            throw new ProblemException(Problem.Invalid.field(
                    "events", "notification.webhook-events", "max", Integer.toString(MOST_TOPICS)));
        }
        return events.stream().distinct().toList();
    }

    private static ProblemException invalid(String code) {
        return new ProblemException(Problem.Invalid.field("url", code));
    }
}
