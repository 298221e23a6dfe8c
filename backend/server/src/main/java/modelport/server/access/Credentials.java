package modelport.server.access;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.NewToken;
import modelport.contract.access.Token;
import modelport.contract.access.TokenKind;
import modelport.server.access.internal.CredentialEntities;
import modelport.server.access.internal.CredentialEntity;
import modelport.server.access.internal.UserEntities;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;

/** Makes opaque tokens, tells whose they are, and takes them back. */
@Singleton
public class Credentials {
    private static final Duration LAST_USED_STEP = Duration.ofMinutes(1);
    private static final Duration ADMINISTRATOR_LIFE = Duration.ofHours(1);
    private static final int DEFAULT_DAYS = 90;

    private final CredentialEntities credentials;
    private final UserEntities users;
    private final Projects projects;
    private final Audit audit;
    private final Ids ids;
    private final AccessConfig config;
    private final Clock clock;

    Credentials(
            CredentialEntities credentials,
            UserEntities users,
            Projects projects,
            Audit audit,
            Ids ids,
            AccessConfig config,
            Clock clock) {
        this.credentials = credentials;
        this.users = users;
        this.projects = projects;
        this.audit = audit;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    /** Whoever the token stands for, if it is still good. */
    @Transactional
    public Optional<Caller> whose(String token) {
        Instant now = clock.instant();
        return credentials
                .findBySecretSha256(Secret.sha256(token))
                .filter(credential -> credential.isGoodAt(now) && !isIdle(credential, now))
                .flatMap(credential -> caller(credential, now));
    }

    /** A token for a program, on the caller's behalf. */
    @Transactional
    public IssuedToken issue(Caller caller, NewToken token) {
        if (token.title().isBlank()) {
            throw new ProblemException(Problem.Invalid.field("title", "access.blank"));
        }
        Integer days = token.expiresInDays();
        Duration life = Duration.ofDays(days == null ? DEFAULT_DAYS : days);
        if (!life.isPositive() || life.compareTo(config.tokenMax()) > 0) {
            String most = Long.toString(config.tokenMax().toDays());
            throw new ProblemException(Problem.Invalid.field("expiresInDays", "access.token-life", "max", most));
        }
        Slug name = token.project();
        Optional<ProjectRef> project =
                name == null ? Optional.empty() : Optional.of(projects.require(caller, name, Right.READ));
        requireAllOfIt(caller, project);
        var draft = new Draft(TokenKind.API, token.title(), clock.instant().plus(life));
        return save(draft, caller.userId(), project.map(ProjectRef::id), Optional.empty(), caller.actor());
    }

    /** The token that opens one upload, for a browser that must not hold a person's token. */
    @Transactional
    public IssuedToken issueUpload(Caller caller, UUID project, UUID upload, Instant expiresAt) {
        var draft = new Draft(TokenKind.UPLOAD, "upload", expiresAt);
        return save(draft, caller.userId(), Optional.of(project), Optional.of(upload), caller.actor());
    }

    /** A short-lived token of an administrator, for whoever owns the data folder; empty while nobody is there. */
    @Transactional
    public Optional<IssuedToken> issueAdministrator() {
        return users.findAllOrderByUsername().stream()
                .filter(user -> user.getRole() == InstanceRole.ADMIN && user.getDisabledAt() == null)
                .findFirst()
                .map(user -> {
                    Instant end = clock.instant().plus(ADMINISTRATOR_LIFE);
                    var draft = new Draft(TokenKind.API, "./modelport token", end);
                    return save(draft, user.getId(), Optional.empty(), Optional.empty(), Audit.Actor.SYSTEM);
                });
    }

    /** The caller's tokens for programs, the newest first. */
    @ReadOnly
    public List<Token> list(Caller caller) {
        return credentials.findByUserIdAndKindAndRevokedAtIsNullOrderByIdDesc(caller.userId(), TokenKind.API).stream()
                .filter(credential -> credential.isGoodAt(clock.instant()))
                .map(this::toToken)
                .toList();
    }

    /** Makes one of the caller's tokens worthless. */
    @Transactional
    public void revoke(Caller caller, UUID id) {
        CredentialEntity credential = credentials
                .findById(id)
                .filter(found -> caller.userId().equals(found.getUserId()))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("token", id.toString())));
        requireAllOfIt(caller, Optional.empty());
        credential.revoke(clock.instant());
        credentials.update(credential);
        audit.record(caller.actor(), credential.getProjectId(), "token.revoked", Map.of("token", id.toString()));
    }

    /** A session for somebody who has just proved who it is. */
    IssuedToken openSession(UUID user) {
        var draft = new Draft(TokenKind.SESSION, "session", clock.instant().plus(config.sessionMax()));
        return save(draft, user, Optional.empty(), Optional.empty(), Audit.Actor.SYSTEM);
    }

    private record Draft(TokenKind kind, String title, Instant expiresAt) {}

    private IssuedToken save(Draft draft, UUID user, Optional<UUID> project, Optional<UUID> upload, Audit.Actor actor) {
        Secret secret = Secret.generate(draft.kind(), ids.next());
        CredentialEntity entity = credentials.save(new CredentialEntity(
                        secret.id(), draft.kind(), draft.title(), secret.sha256(), clock.instant(), draft.expiresAt())
                .of(user, project.orElse(null), upload.orElse(null)));
        if (draft.kind() == TokenKind.API) {
            audit.record(
                    actor,
                    project.orElse(null),
                    "token.issued",
                    Map.of("token", secret.id().toString()));
        }
        return new IssuedToken(toToken(entity), secret.text());
    }

    /** A token that is bound to one project must not lead to anything beyond it. */
    private static void requireAllOfIt(Caller caller, Optional<ProjectRef> target) {
        boolean within = caller.onlyProject().isEmpty() || caller.onlyProject().equals(target.map(ProjectRef::id));
        if (!within) {
            throw new ProblemException(new Problem.Forbidden(Message.of("access.token-bound")));
        }
    }

    private boolean isIdle(CredentialEntity credential, Instant now) {
        Instant used = credential.getLastUsedAt();
        Instant start = used == null ? credential.getCreatedAt() : used;
        return credential.getKind() == TokenKind.SESSION && now.isAfter(start.plus(config.sessionIdle()));
    }

    private Optional<Caller> caller(CredentialEntity credential, Instant now) {
        UUID userId = credential.getUserId();
        if (userId == null) {
            return Optional.empty();
        }
        Instant used = credential.getLastUsedAt();
        if (used == null || now.isAfter(used.plus(LAST_USED_STEP))) {
            credential.use(now);
            credentials.update(credential);
        }
        return users.findById(userId)
                .filter(user -> user.getDisabledAt() == null)
                .map(user -> new Caller(
                        userId,
                        user.getUsername(),
                        user.getRole(),
                        credential.getId(),
                        credential.getKind(),
                        Optional.ofNullable(credential.getProjectId()),
                        Optional.ofNullable(credential.getUploadId())));
    }

    private Token toToken(CredentialEntity credential) {
        UUID project = credential.getProjectId();
        return new Token(
                credential.getId(),
                credential.getKind(),
                credential.getTitle(),
                project == null ? null : projects.nameOf(project).orElse(null),
                credential.getCreatedAt(),
                credential.getExpiresAt(),
                credential.getLastUsedAt());
    }
}
