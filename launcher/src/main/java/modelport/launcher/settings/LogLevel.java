package modelport.launcher.settings;

/** The least important kind of line that is written. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
