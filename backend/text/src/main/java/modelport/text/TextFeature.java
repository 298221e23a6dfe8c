package modelport.text;

/**
 * One input of the graph that is computed from texts.
 *
 * @param input name under which a caller gives the texts; several features may read the same
 * @param target name of the graph's input, double [N, {@link #width}]
 */
public record TextFeature(String input, String target, Vectoriser vectoriser) {
    public TextFeature {
        expectName(input);
        expectName(target);
    }

    /** Columns of the graph's input. */
    public int width() {
        return vectoriser.width();
    }

    private static void expectName(String name) {
        if (name.isEmpty() || name.length() > TextLimits.NAME) {
            throw TextRefusal.of("text.name", "name", name, "limit", TextLimits.NAME);
        }
    }
}
