package modelport.server.access;

import java.util.Optional;
import java.util.UUID;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.TokenKind;
import modelport.server.audit.Audit;

/**
 * Whoever makes a request: a parameter of this type in a controller is filled in from the request's token.
 *
 * @param userId the person on whose behalf the request is made
 * @param username that person's name
 * @param role what that person may do in the installation
 * @param credentialId the token that the request brought
 * @param kind what that token is for
 * @param onlyProject the only project that the token opens, if it is bound to one
 * @param onlyUpload the only upload that the token opens, if it is bound to one
 */
public record Caller(
        UUID userId,
        String username,
        InstanceRole role,
        UUID credentialId,
        TokenKind kind,
        Optional<UUID> onlyProject,
        Optional<UUID> onlyUpload) {
    /** The caller, as the audit log names it. */
    public Audit.Actor actor() {
        return new Audit.Actor(username, kind.name());
    }
}
