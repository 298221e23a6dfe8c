package modelport.ui.shell;

/** A page that opens without signing in. */
public interface ForStrangers {}
