package modelport.launcher.settings;

/** How log lines look: for people, or one JSON object a line. */
public enum LogFormat {
    TEXT,
    JSON
}
