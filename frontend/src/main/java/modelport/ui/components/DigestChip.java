package modelport.ui.components;

import static modelport.ui.components.Texts.t;

/** The first and last characters of a digest; one click copies all of it. */
public final class DigestChip extends Box {
    public DigestChip(String digest) {
        super("span", "mp-digest");
        String bare = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        var words = Words.mono("sha256:" + Formats.digest(bare));
        words.getElement().setAttribute("title", "sha256:" + bare);
        add(words, Clipboard.button(t("digest.copy"), "sha256:" + bare));
    }
}
