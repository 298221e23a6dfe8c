package modelport.server.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.access.Role;

/** What can be done in a project; each role brings some of them. */
public enum Right {
    /** Look at everything. */
    READ,
    /** Upload, register, change, archive. */
    WRITE,
    /** Run versions and endpoints. */
    PREDICT,
    /** Ask for releases, which is enough where an environment's policy is open. */
    REQUEST,
    /** Decide about releases. */
    APPROVE,
    /** Move traffic and take endpoints down. */
    DEPLOY,
    /** Members, policies, settings. */
    ADMINISTER;

    /** What somebody may do who has all of these roles. */
    public static Set<Right> of(Set<Role> roles) {
        return roles.stream().flatMap(role -> of(role).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Right> of(Role role) {
        return switch (role) {
            case VIEWER -> EnumSet.of(READ);
            case CONTRIBUTOR -> EnumSet.of(READ, WRITE, PREDICT, REQUEST);
            case APPROVER -> EnumSet.of(READ, PREDICT, APPROVE);
            case DEPLOYER -> EnumSet.of(READ, PREDICT, REQUEST, DEPLOY);
            case ADMIN -> EnumSet.allOf(Right.class);
        };
    }
}
