package modelport.text;

/** How a text lists names and values as JSON. */
public enum Entries {
    /** An object. */
    DICT("{\"name\": 1.5, \"other\": \"text\"}"),
    /** A list of lists of a name and a value. */
    PAIR("[[\"name\", 1.5], [\"other\", \"text\"]]"),
    /** A list of names, which count 1 each. */
    STRING("[\"name\", \"other\"]");

    private final String example;

    Entries(String example) {
        this.example = example;
    }

    /** What such a text looks like. */
    public String example() {
        return example;
    }
}
