package modelport.launcher;

/** Where the command gets an administrator's token from: short-lived, and told in the audit log. */
@FunctionalInterface
interface AdminTokens {
    String issue();
}
