package modelport.formats.torch;

import java.util.ArrayList;
import java.util.List;
import modelport.onnx.RefusedException;

/** The words of a TorchScript source. */
record ScriptTokens(String file, List<Token> tokens) {
    private static final int MOST = 4_000_000;
    private static final Token END = new Token(Kind.END, "");

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {
        boolean is(String wanted) {
            return kind != Kind.TEXT && text.equals(wanted);
        }
    }

    static ScriptTokens of(String file, String source) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            int end;
            if (c == '#') {
                end = lineEnd(source, at);
            } else if (c <= ' ') {
                end = at + 1;
            } else if (isNameStart(c)) {
                end = nameEnd(source, at);
                tokens.add(new Token(Kind.NAME, source.substring(at, end)));
            } else if (c >= '0' && c <= '9') {
                end = numberEnd(source, at);
                tokens.add(new Token(Kind.NUMBER, source.substring(at, end)));
            } else if (c == '"' || c == '\'') {
                end = textEnd(file, source, at);
                tokens.add(new Token(Kind.TEXT, source.substring(at + 1, end - 1)));
            } else if (c < 127) {
                end = at + 1;
                tokens.add(new Token(Kind.SIGN, String.valueOf(c)));
            } else {
                throw unreadable(file, "U+" + Integer.toHexString(c));
            }
            if (tokens.size() > MOST) {
                throw RefusedException.of("torch.resource-limit-code", "limit", MOST);
            }
            at = end;
        }
        return new ScriptTokens(file, tokens);
    }

    /** The word at a place; a word of its own behind the last and before the first. */
    Token at(int index) {
        return index < 0 || index >= tokens.size() ? END : tokens.get(index);
    }

    int size() {
        return tokens.size();
    }

    static RefusedException unreadable(String file, String word) {
        return RefusedException.of("torch.unreadable-code", "file", file, "word", word);
    }

    private static int lineEnd(String source, int at) {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int nameEnd(String source, int at) {
        int end = at;
        while (end < source.length() && (isNameStart(source.charAt(end)) || Character.isDigit(source.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** With its point and its exponent: no name hides in a number. */
    private static int numberEnd(String source, int at) {
        int end = at;
        while (end < source.length()
                && ("0123456789.eEj".indexOf(source.charAt(end)) >= 0
                        || ("+-".indexOf(source.charAt(end)) >= 0 && "eE".indexOf(source.charAt(end - 1)) >= 0))) {
            end++;
        }
        return end;
    }

    private static int textEnd(String file, String source, int at) {
        char quote = source.charAt(at);
        for (int end = at + 1; end < source.length(); end++) {
            char c = source.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == quote) {
                return end + 1;
            } else if (c == '\n') {
                break;
            }
        }
        throw unreadable(file, String.valueOf(quote));
    }
}
