package modelport.ui.components;

/** A small neutral name tag: a version, an environment, a format. */
public final class Chip extends Box {
    private Chip(String css, String text) {
        super("span", "mp-chip " + css, Words.of(text));
    }

    public static Chip of(String text) {
        return new Chip("", text);
    }

    public static Chip version(int number) {
        return new Chip("mp-chip-version", "v" + number);
    }
}
