package modelport.ui.monitoring;

import java.util.Locale;
import modelport.ui.components.Drawing;

/** How large a change is on a line that has its threshold at a third of the width: left of it is chance. */
final class EffectBar {
    private static final double THRESHOLD_AT = 100 / 3.0;

    private EffectBar() {}

    static Drawing of(Standing standing) {
        double width = Math.clamp(standing.ratio() * THRESHOLD_AT, 0, 100);
        String css = standing.moved() ? MonitorText.of(standing.worst().state()).css() : "idle";
        return new Drawing("mp-effect-bar", String.format(Locale.ROOT, """
                <svg width="100%%" height="14" aria-hidden="true"><rect class="track" y="4" width="100%%" height="6" rx="3"/>\
                <rect class="fill %s" y="4" width="%.1f%%" height="6" rx="3"/>\
                <line class="limit" x1="%.1f%%" x2="%.1f%%" y1="0" y2="14"/></svg>""", css, width, THRESHOLD_AT, THRESHOLD_AT));
    }
}
