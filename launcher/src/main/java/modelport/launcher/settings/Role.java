package modelport.launcher.settings;

import java.util.Locale;

/** A part of the work that a node may take. */
public enum Role {
    API,
    WORKER,
    SERVING,
    UI;

    /** As people and the server's configuration write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
