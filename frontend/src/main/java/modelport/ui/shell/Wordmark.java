package modelport.ui.shell;

import modelport.ui.components.Drawing;

/** The mark: a line of life that enters a port and leaves it again. */
public final class Wordmark extends Drawing {
    public Wordmark() {
        super("mp-mark", """
                <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><rect class="quay" x="1" y="1" width="20" height="20" rx="5"/>\
                <path class="line" d="M1 15.5h4.5c1.5 0 1.5-9 3-9s1.5 9 3 9 1.5-9 3-9 1.5 9 3 9H21"/></svg>""");
    }
}
