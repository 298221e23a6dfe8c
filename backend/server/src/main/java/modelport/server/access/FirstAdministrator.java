package modelport.server.access;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Bootstrap;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.NewProject;
import modelport.contract.access.NewUser;
import modelport.contract.access.Session;
import modelport.contract.access.TokenKind;
import modelport.server.access.internal.CredentialEntities;
import modelport.server.access.internal.CredentialEntity;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first administrator and the first project: with a one-time secret, or unattended from the configuration.
 */
@Singleton
public class FirstAdministrator implements ApplicationEventListener<StartupEvent> {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Slug FIRST_PROJECT = new Slug("default");
    private static final String FIRST_TITLE = "Default";
    private static final String UNATTENDED = "admin";

    private final Accounts accounts;
    private final Projects projects;
    private final CredentialEntities credentials;
    private final AccessConfig config;
    private final Ids ids;
    private final Clock clock;
    private final AtomicReference<@Nullable String> secret = new AtomicReference<>();

    FirstAdministrator(
            Accounts accounts,
            Projects projects,
            CredentialEntities credentials,
            AccessConfig config,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.projects = projects;
        this.credentials = credentials;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** The one-time secret of this start; empty once somebody is there. */
    public Optional<String> secret() {
        return accounts.isEmpty() ? Optional.ofNullable(secret.get()) : Optional.empty();
    }

    @Override
    @Transactional
    public void onApplicationEvent(StartupEvent event) {
        if (!accounts.isEmpty()) {
            return;
        }
        if (config.bootstrapPassword() != null) {
            make(UNATTENDED, config.bootstrapPassword());
            return;
        }
        revokeAll();
        Secret made = Secret.generate(TokenKind.BOOTSTRAP, ids.next());
        Instant now = clock.instant();
        credentials.save(
                new CredentialEntity(made.id(), TokenKind.BOOTSTRAP, "bootstrap", made.sha256(), now, now.plus(LIFE)));
        secret.set(made.text());
    }

    /** Makes the first administrator, once. */
    @Transactional
    public Session bootstrap(Bootstrap bootstrap) {
        boolean good = Optional.ofNullable(bootstrap.secret())
                .flatMap(text -> credentials.findBySecretSha256(Secret.sha256(text)))
                .filter(credential ->
                        credential.getKind() == TokenKind.BOOTSTRAP && credential.isGoodAt(clock.instant()))
                .isPresent();
        if (!good || !accounts.isEmpty()) {
            throw new ProblemException(new Problem.NotSignedIn(Message.of("access.bootstrap-used")));
        }
        Session session = accounts.open(make(bootstrap.username(), bootstrap.password()));
        revokeAll();
        return session;
    }

    private UUID make(String username, String password) {
        var user = new NewUser(username, null, password, InstanceRole.ADMIN);
        UUID id = accounts.create(Audit.Actor.SYSTEM, user).getId();
        projects.create(id, Audit.Actor.SYSTEM, new NewProject(FIRST_PROJECT, FIRST_TITLE, null));
        return id;
    }

    private void revokeAll() {
        credentials.findByKindAndRevokedAtIsNull(TokenKind.BOOTSTRAP).forEach(old -> {
            old.revoke(clock.instant());
            credentials.update(old);
        });
    }
}
