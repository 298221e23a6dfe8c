package modelport.launcher;

import java.util.Optional;

/** Where the command gets an administrator's token from: short-lived, and told in the audit log. */
@FunctionalInterface
interface AdminTokens {
    /** Empty while nobody has an account. */
    Optional<String> issue();
}
