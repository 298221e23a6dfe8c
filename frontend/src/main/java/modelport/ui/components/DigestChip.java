package modelport.ui.components;

import static modelport.ui.components.Texts.t;

/** The first and last characters of a digest; one click copies all of it. */
public final class DigestChip extends Box {
    private static final int LONGEST_WHOLE = 16;

    public DigestChip(String digest) {
        super("span", "mp-digest");
        String bare = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        String text = bare.length() <= LONGEST_WHOLE
                ? bare
                : bare.substring(0, 8) + "\u2026" + bare.substring(bare.length() - 4);
        var words = Words.mono("sha256:" + text);
        words.getElement().setAttribute("title", "sha256:" + bare);
        add(words, Clipboard.button(t("digest.copy"), "sha256:" + bare));
    }
}
