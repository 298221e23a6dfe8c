package modelport.server.database;

/** What people look for, as SQL's {@code ilike} wants it. */
public final class SearchPattern {
    private SearchPattern() {}

    /** Finds texts that contain {@code query}, whatever characters it has. */
    public static String containing(String query) {
        String literal = query.strip()
                .replace("\0", "")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }
}
