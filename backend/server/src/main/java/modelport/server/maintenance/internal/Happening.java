package modelport.server.maintenance.internal;

import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseThing;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in a case.
 *
 * @param actor username of who does it; null if it comes by itself
 * @param detail what was found
 * @param note somebody's words
 * @param thing kind of what it points to
 * @param reference its id, or a version's number
 */
public record Happening(
        CaseDeed deed,
        @Nullable String actor,
        @Nullable Message detail,
        @Nullable String note,
        @Nullable CaseThing thing,
        @Nullable String reference) {
    /** Something that needs no further words. */
    public static Happening of(CaseDeed deed) {
        return new Happening(deed, null, null, null, null, null);
    }

    /** What somebody does. */
    public static Happening by(@Nullable String actor, CaseDeed deed, @Nullable String note) {
        return new Happening(deed, actor, null, note, null, null);
    }

    public Happening saying(Message found) {
        return new Happening(deed, actor, found, note, thing, reference);
    }

    public Happening about(CaseThing kind, UUID id) {
        return new Happening(deed, actor, detail, note, kind, id.toString());
    }

    public Happening aboutVersion(int number) {
        return new Happening(deed, actor, detail, note, CaseThing.VERSION, Integer.toString(number));
    }
}
