package modelport.server.registry;

import modelport.server.access.Caller;
import modelport.server.audit.Audit;

/**
 * On whose behalf something is made.
 *
 * @param username that person's name
 * @param actor who the audit log says has done it
 */
public record Maker(String username, Audit.Actor actor) {
    /** Whoever asks. */
    public static Maker of(Caller caller) {
        return new Maker(caller.username(), caller.actor());
    }

    /** The platform, because somebody asked for it earlier. */
    public static Maker later(String username) {
        return new Maker(username, Audit.Actor.SYSTEM);
    }
}
