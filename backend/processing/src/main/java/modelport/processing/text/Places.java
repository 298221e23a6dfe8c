package modelport.processing.text;

/** Places in texts, which count characters as Unicode does. */
final class Places {
    private Places() {}

    static String part(String text, int start, int end) {
        int from = text.offsetByCodePoints(0, Math.min(start, text.codePointCount(0, text.length())));
        int count = Math.min(end - start, text.codePointCount(from, text.length()));
        return text.substring(from, text.offsetByCodePoints(from, count));
    }
}
