package modelport.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Cuts texts into tokens as Keras does, and finds their places. Threads may share it. */
final class TokenReader {
    private static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";
    private static final String WHITE_SPACE = " \t\n\u000b\f\r";

    private final Vectoriser.Tokens settings;
    private final Map<String, Integer> places = new HashMap<>();
    private final int longest;

    TokenReader(Vectoriser.Tokens settings) {
        this.settings = settings;
        for (String term : settings.terms()) {
            places.put(term, places.size());
        }
        longest = settings.terms().stream().mapToInt(String::length).max().orElse(0);
    }

    void read(String text, Row row) {
        TextLimits.expectLength(text);
        var place = new Place(row);
        ngrams(tokens(prepared(text)), place);
    }

    private String prepared(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!settings.bare() || PUNCTUATION.indexOf(c) < 0) {
                boolean capital = settings.lowercase() && c >= 'A' && c <= 'Z';
                kept.append(capital ? (char) (c - 'A' + 'a') : c);
            }
        }
        return kept.toString();
    }

    private List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        switch (settings.split()) {
            case NONE -> tokens.add(text);
            case CHARACTERS -> text.codePoints().mapToObj(Character::toString).forEach(tokens::add);
            case WHITE_SPACE -> {
                int start = 0;
                for (int i = 0; i <= text.length(); i++) {
                    if (i == text.length() || WHITE_SPACE.indexOf(text.charAt(i)) >= 0) {
                        if (i > start) {
                            tokens.add(text.substring(start, i));
                        }
                        start = i + 1;
                    }
                }
            }
        }
        return tokens;
    }

    private void ngrams(List<String> tokens, Place place) {
        for (int size : settings.sizes()) {
            for (int first = 0; first + size <= tokens.size() && !place.isFull(); first++) {
                place.accept(size == 1 ? tokens.get(first) : joined(tokens, first, size));
            }
        }
    }

    /** Longer ones than any term need not be joined to the end. */
    private String joined(List<String> tokens, int first, int size) {
        var gram = new StringBuilder(tokens.get(first));
        for (int i = 1; i < size && gram.length() <= longest; i++) {
            gram.append(' ').append(tokens.get(first + i));
        }
        return gram.toString();
    }

    /** Where the next token goes. */
    private final class Place implements Consumer<String> {
        private final Row row;
        private int next;

        Place(Row row) {
            this.row = row;
        }

        boolean isFull() {
            return settings.length() > 0 && next == settings.length();
        }

        @Override
        public void accept(String token) {
            int place = places.getOrDefault(token, -1);
            if (settings.length() == 0) {
                row.add(place + 1, 1);
            } else {
                row.set(next, place + 2);
                next++;
            }
        }
    }
}
